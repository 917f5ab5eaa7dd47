"""Every page of writing a story, and of what only a button leads to."""

import pytest
from playwright.sync_api import expect

from tests.browser.inspecting import (
    FORBIDDEN,
    by_pressing,
    inspect,
    look,
)
from tests.browser.people import Author

pytestmark = pytest.mark.browser

SHARING = ["", "help/", "under-18/", "paper/", "return/"]
WRITING = "whose words helped choice more title topics place name wish readers contact code".split()


def test_every_page_of_writing(open_page):
    author = Author(open_page())
    author.begin()
    author.write(happened="It was night.", helped="")
    author.want("Publish it after I have seen it")
    wrong = look(author.page, [f"/en/share/{step}/" for step in WRITING])
    wrong += look(author.page, [f"/en/share/{step}" for step in SHARING])
    assert wrong == []


def test_every_page_after_the_writing(open_page):
    """What only a button leads to: the receipt, the end, and the story taken back."""
    author = Author(open_page())
    author.begin()
    author.write(happened="It was night.", helped="")
    author.want("Only read it")
    author.note_the_code()
    author.press("I have my code. Send")
    author.say_i_am_a_person()
    wrong = look(author.page, ["/en/share/receipt/"])
    wrong += inspect(author.page, by_pressing(author.page, "I have my code. Finish"))
    assert author.page.url.endswith("/en/share/done/")
    author.come_back()
    author.page.goto("/en/share/return/down/")
    wrong += inspect(author.page, by_pressing(author.page, "Take my story down now"))
    expect(author.page.get_by_text("Your code opens nothing now")).to_be_visible()
    wrong += look(author.page, ["/en/share/return/down/done/"])
    assert wrong == []


def test_words_come_back_when_the_forms_own_check_fails(open_page, witness):
    page = open_page()
    author = Author(page)
    author.begin()
    author.choose("It happened to me")
    author.press("Continue")
    page.locator("textarea[name=happened]").fill("Typed before the cookies went.")
    page.context.clear_cookies()
    witness.forgive("/en/share/words/")
    assert inspect(page, by_pressing(page, "Continue"), FORBIDDEN) == []
    kept = page.locator("main [name=happened]")
    expect(kept).to_have_value("Typed before the cookies went.")


def test_the_page_while_nothing_is_taken(site, open_page):
    pause = "from community.models import House; House.objects.update(sharing_paused={})"
    site.manage("shell", "-c", pause.format(True))
    try:
        page = open_page()
        assert look(page, ["/en/share/"]) == []
        expect(page.get_by_role("button", name="I am 18 or older. Begin")).to_have_count(0)
    finally:
        site.manage("shell", "-c", pause.format(False))
