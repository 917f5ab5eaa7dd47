"""What every page is held to: no barrier, no broken markup, no scrolling sideways."""

from collections.abc import Iterable
from urllib.parse import urlsplit

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

OK, FORBIDDEN, NOT_FOUND, GONE = 200, 403, 404, 410
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# Between light and dark only colours differ.
RULES = {
    "light": {"type": "tag", "values": WCAG},
    "dark": {"type": "rule", "values": ["color-contrast"]},
}
AXE = Axe()
# Not pages: files, and addresses that end the visit.
LEAVE_OUT = (
    "/held/notes",
    "/out/",
    "/admin/logout",
    "/accounts/logout",
    "/documents/",
    ".csv",
)


def barriers(page: Page) -> list[str]:
    """What axe finds with every part of the page opened, in light and in dark."""
    page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")
    page.evaluate(AXE.axe_script)
    wrong = []
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        options = {"runOnly": rules, "resultTypes": ["violations"]}
        found = page.evaluate("async options => (await axe.run(options)).violations", options)
        wrong += [f"{scheme} {page.url} {v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]
    return wrong


def broken_markup(answer: Response) -> list[str]:
    """What a strict parser says of the page as the server sent it."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(answer.text())
    return [f"{answer.url} {code}" for _, code, _ in parser.errors]


def too_wide(page: Page) -> list[str]:
    """Whether one has to scroll sideways (WCAG 1.4.10)."""
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [f"{page.url} is wider than the screen"] if wide else []


def inspect(page: Page, answer: Response | None, status: int = OK) -> list[str]:
    """Everything that is wrong with the page that stands there, in light and in dark.

    The page must run scripts: without them the rules would be waited for without end.
    """
    if answer is None or answer.status != status:
        return [f"{page.url} answers {answer and answer.status}"]
    return broken_markup(answer) + barriers(page) + too_wide(page)


def look(page: Page, paths: Iterable[str], status: int = OK) -> list[str]:
    """Open each; everything that is wrong with any, also that it leads somewhere else."""
    wrong = []
    for path in paths:
        answer = page.goto(path)
        wrong += inspect(page, answer, status)
        if urlsplit(page.url).path != urlsplit(path).path:
            wrong.append(f"{path} leads to {page.url}")
    return wrong


def by_pressing(page: Page, name: str) -> Response | None:
    """The answer after this button."""
    with page.expect_navigation() as navigation:
        page.get_by_role("button", name=name, exact=True).click()
    return navigation.value
