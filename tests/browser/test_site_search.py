"""One box for the whole site: by keyboard alone, without JavaScript, on a small screen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inspecting import NOT_FOUND, too_wide

pytestmark = pytest.mark.browser
NEEDLE = "quixotryneedle"


def open_search(page: Page) -> None:
    """From the first page along the header, by keyboard alone."""
    page.goto("/en/")
    link = page.get_by_role("link", name="Search", exact=True)
    for _press in range(20):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Search")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_by_keyboard_to_what_was_looked_for(
    open_page: Callable[..., Page], javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    open_search(page)
    box = page.get_by_role("searchbox", name="What are you looking for?")
    box.focus()
    page.keyboard.type("restraint")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search/\?q=restraint$"))
    expect(page.get_by_role("searchbox")).to_have_value("restraint")
    assert NEEDLE not in page.title() and "restraint" not in page.title()
    every = page.get_by_role("link", name=re.compile("stories that fit"))
    every.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/stories/\?q=restraint"))


def test_a_small_screen_and_words_of_somebody_in_need(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 360, "height": 640})
    page.goto("/en/search/")
    page.get_by_role("searchbox").fill("I want to kill myself")
    page.get_by_role("button", name="Search").click()
    first = page.locator("main h2").first
    expect(first).to_have_text("If you think of dying or of hurting yourself")
    expect(page.locator("a[href='tel:112']").first).to_be_visible()
    assert too_wide(page) == []


def test_a_page_that_is_not_there_offers_the_box(
    open_page: Callable[..., Page], witness: object
) -> None:
    page = open_page()
    answer = page.goto(witness.forgive("/en/nothing/"))
    assert answer is not None and answer.status == NOT_FOUND
    page.get_by_role("searchbox").fill("Brno")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search/\?q=Brno$"))


def test_what_was_typed_is_nowhere(open_page: Callable[..., Page], site: object) -> None:
    page = open_page()
    page.goto(f"/en/search/?q={NEEDLE}")
    page.goto(f"/en/search/?q={NEEDLE}%22")
    page.goto("/en/")
    told = site.ask("residue", given=NEEDLE)
    assert told.returncode == 0, told.stdout
    assert NEEDLE not in site.log.read_text(errors="replace")
