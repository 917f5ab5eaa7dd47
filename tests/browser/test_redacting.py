"""At the desk: what may identify is marked and replaced with one press, without scripts too."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inspecting import inspect
from tests.browser.people import Author, Moderator, reference_of

pytestmark = pytest.mark.browser

STORY = (
    "Nurse Quillfeather tied me down in Tavistock on 12 March 2019. I was seventeen.\n\n"
    "My brother Ivo has bipolar, and that was held against me. Write to me: ivo@example.org"
)


def test_a_press_replaces_and_the_page_suits_everybody(site, open_page):
    author = Author(open_page())
    author.begin()
    author.write(happened=STORY, helped="A walk in the garden.")
    author.want("Publish it after I have seen it")
    author.note_the_code()
    author.send()
    reference = reference_of(site)
    desk = Moderator(open_page(viewport={"width": 1280, "height": 900}), site)
    desk.sign_in()
    desk.open_story(reference)
    room = f"/admin/desk/{reference.lower()}/redact/"
    assert not inspect(desk.page, desk.page.goto(room))
    picture(desk.page, "wide-dark")
    without = open_page(java_script_enabled=False, storage_state=desk.page.context.storage_state())
    without.goto(room)
    expect(without.locator("mark.found").first).to_be_visible()
    picture(without, "narrow")
    with without.expect_navigation():
        without.get_by_role("button", name="a nurse", exact=True).click()
    text = without.locator("textarea[name=happened]")
    assert text.input_value().startswith("A nurse tied me down in Tavistock")
    expect(without.get_by_text("Replaced, and the reason is ticked.")).to_be_visible()
    expect(without.locator("input[name=happened_why][value=names-a-person]")).to_be_checked()
    picture(without, "replaced")
    with without.expect_navigation():
        without.get_by_role("button", name="Keep this version").first.click()
    expect(without.get_by_role("heading", name="Still found in what others")).to_be_visible()
    desk.page.set_viewport_size({"width": 360, "height": 740})
    assert not inspect(desk.page, desk.page.goto(room))
    decide = room.replace("redact", "decide")
    assert not inspect(desk.page, desk.page.goto(decide))
    picture(desk.page, "decide-narrow-dark")


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("LOOK"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
