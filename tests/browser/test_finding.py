"""From words to a story, with and without JavaScript; Back is honest."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inspecting import inspect

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
TYPED = "seclusion in Ireland"


def find(page: Page, words: str) -> None:
    page.goto("/en/stories/")
    page.get_by_label("Words").fill(words)
    page.get_by_role("button", name="Show stories").click()


@BOTH
def test_words_lead_to_a_story(open_page: Callable[..., Page], javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    find(page, TYPED)
    page.get_by_role("link", name="Seclusion, Ireland").click()
    expect(page).to_have_url(re.compile("coercion=seclusion"))
    page.locator(".story-card a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert re.search(r"/en/stories/[0-9a-z]{6}/", page.url)


def test_a_choice_shows_at_once_and_back_takes_it_back(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/en/stories/")
    every = page.locator("[data-library-found]").inner_text()
    page.evaluate("window.same = true")
    page.get_by_label("What happened").focus()
    page.get_by_label("What happened").select_option("restraint")
    expect(page).to_have_url(re.compile(r"\?coercion=restraint#found$"))
    expect(page.locator("[data-library-voice]")).to_have_text(re.compile(r"^\d+ stor"))
    expect(page.get_by_label("What happened")).to_be_focused()
    assert page.locator("[data-library-found]").inner_text() != every
    page.get_by_label("Country").select_option(index=1)
    expect(page).to_have_url(re.compile("country="))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?coercion=restraint#found$"))
    expect(page.get_by_label("Country")).to_have_value("")
    page.get_by_role("link", name=re.compile("^Take away:")).click()
    expect(page.get_by_label("What happened")).to_have_value("")
    expect(page.locator("[data-library-heading]")).to_be_focused()
    expect(page.locator("[data-library-found]")).to_have_text(every)
    assert page.evaluate("window.same"), "the page was loaded again"


def test_every_state_can_be_used_by_everybody(open_page: Callable[..., Page]) -> None:
    page = open_page()
    for state in ("q=door&sort=relevance", "q=seclusoin+in+Irland", "country=MT&coercion=threat"):
        assert inspect(page, page.goto(f"/en/stories/?{state}")) == []
