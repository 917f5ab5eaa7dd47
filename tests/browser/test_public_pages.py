"""Every public page: no other host, no complaint, no barrier, no broken markup."""

import pytest
from playwright.sync_api import Page

from tests.browser.inspecting import (
    GONE,
    LEAVE_OUT,
    NOT_FOUND,
    OK,
    look,
    too_wide,
)

pytestmark = pytest.mark.browser

# One story stands for all stories, one entry for all entries, one choice of topics for all choices.
MANY = (
    *("/stories/", "/find/", "/circles/", "/dossier/sentences/", "/guide/", "/evidence/"),
    *("/helplines/", "/dossier/letters/", "/came-of-it/", "?"),
)
AMONG_STORIES = [
    "numbers/",
    "take-along/",
    "reading/",
    "quoting/",
    "harm-and-help/",
    "harm-and-help/restraint/",
    "harm-and-help/peer-support/",
    "harm-and-help/runaway-house/",
]

# Pages of the guide, of figures and of the directory: one of each kind, one with charts.
ONE_OF_EACH = [
    "guide/alternatives/no-force-first/",
    "guide/topics/",
    "guide/topics/seclusion/",
    "guide/topics/peer-support/",
    "guide/glossary/",
    "guide/planning-ahead/when-it-is-ignored/",
    "evidence/au/",
    "evidence/au/ask/",
    "evidence/tell/",
    "dossier/letters/who-decides/",
    "dossier/letters/director/",
    "dossier/letters/meeting/",
    "dossier/letters/record/",
    "helplines/es/",
    "came-of-it/tell/",
    "came-of-it/tell/thanks/",
    "find/take-along/",
    "circles/list/",
    "circles/calendar/",
    "circles/embed/",
    "search/?q=seclusion+in+Ireland",
    "search/?q=kill+myself",
    "search/?q=seclusoin",
]


def public_pages(page: Page, language: str) -> list[str]:
    """Every address that links lead to, with one of each that there are many of."""
    waiting, seen, kinds = [f"/{language}/"], [], set()
    while waiting:
        path = waiting.pop(0)
        kind = next((f"{path.split(m)[0]}{m}" for m in MANY if m in path[:-1]), path)
        if kind in kinds or not path.startswith(f"/{language}/"):
            continue
        kinds.add(kind)
        seen.append(path)
        assert page.goto(path).status == OK, path
        links = page.eval_on_selector_all(
            "a[href]",
            "links => links.map(a => new URL(a.href)).filter(u => u.host == location.host)"
            ".map(u => u.pathname + u.search)",
        )
        waiting += [link for link in links if not any(part in link for part in LEAVE_OUT)]
    return seen


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_public_page(open_page, language):
    page = open_page()
    pages = public_pages(page, language)
    assert len(pages) > 12
    # They stand among the stories, of which one is enough.
    pages += [f"/{language}/stories/{path}" for path in AMONG_STORIES]
    pages += [f"/{language}/{path}" for path in ONE_OF_EACH]
    assert look(page, pages) == []


def test_nothing_runs_off_a_wide_screen(open_page):
    page = open_page(viewport={"width": 1600, "height": 900})
    library = "/en/stories/"
    story = page.goto(library) and page.locator(f"main a[href^='{library}']:not([href*='?'])").first
    wrong = []
    for path in ("/en/", library, story.get_attribute("href")):
        assert page.goto(path).status == OK
        wrong += too_wide(page)
    assert wrong == []


def test_pages_for_what_went_wrong(site, open_page, witness):
    values = "reference='ZZZZZZ', quarter='2026-01-01'"
    gone = f"from stories.models import Tombstone as T; T.objects.create({values})"
    site.manage("shell", "-c", gone)
    page = open_page()
    not_found = [witness.forgive(path) for path in ("/en/nothing/", "/de/stories/000000/")]
    assert look(page, not_found, NOT_FOUND) == []
    assert look(page, [witness.forgive("/en/stories/zzzzzz/")], GONE) == []
    assert page.goto("/nothing").status == NOT_FOUND
