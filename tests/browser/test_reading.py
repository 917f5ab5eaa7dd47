"""Reading by hand and by eye: one's own way of reading, kept, felt, and gone with the visit."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inspecting import inspect
from tests.browser.keyboard import Keyboard
from tests.browser.test_leave import ELSEWHERE, Outside

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
TIED = "being held or tied down"
OWN_COOKIES = {"hnh_form", "hnh_reading"}


def at_a_hard_story(page: Page) -> str:
    """A story with a note, from the library; its address."""
    page.goto("/en/stories/?coercion=restraint")
    card = page.locator("article.card", has_text=TIED).first
    card.get_by_role("link").first.click()
    page.wait_for_url("**/stories/*/")
    return page.url


def choose(page: Page) -> None:
    page.get_by_role("link", name="Read your way").first.click()
    page.get_by_label("Very large").check()
    page.get_by_label(TIED).check()
    page.get_by_role("button", name="Keep it like this").click()


def letters(page: Page) -> float:
    """How large the words of the story are, in pixels."""
    size = "at => parseFloat(getComputedStyle(at).fontSize)"
    return float(page.locator("main .story-text").first.evaluate(size))


@BOTH
def test_a_choice_is_kept_felt_and_goes_with_leaving(open_page, site, witness, javascript):
    page = open_page(java_script_enabled=javascript)
    address = at_a_hard_story(page)
    title = page.locator("h1").inner_text()
    before = letters(page)
    choose(page)
    assert page.url == address
    expect(page.locator("h1")).to_have_text("A story that you chose not to see")
    assert title not in page.title()
    words = page.locator("main .story-text").first
    expect(words).to_be_hidden()
    page.locator("main summary").first.click()
    expect(words).to_be_visible()
    assert letters(page) > before * 1.4
    reference = address.rstrip("/").rsplit("/", 1)[1]
    for cookie in page.context.cookies():
        assert cookie["name"] in OWN_COOKIES
        assert cookie["expires"] == -1 and cookie["httpOnly"]
        assert reference not in cookie["value"]
    page.goto("/en/stories/?coercion=restraint")
    expect(page.locator("article.card", has_text=TIED)).to_have_count(0)
    expect(page.locator(".hidden-stories")).to_contain_text("hidden here by your choice")
    outside = Outside(page, site.url)
    page.get_by_role("link", name="Leave this site").click()
    expect(page).to_have_title("Elsewhere")
    assert outside.reached == [ELSEWHERE]
    assert "hnh_reading" not in {cookie["name"] for cookie in page.context.cookies()}


def test_a_story_kept_back_has_no_barriers(open_page):
    page = open_page()
    at_a_hard_story(page)
    choose(page)
    assert inspect(page, page.reload()) == []
    assert inspect(page, page.goto("/en/stories/")) == []


def test_the_keyboard_alone_chooses_and_reads(open_page):
    page = open_page()
    address = at_a_hard_story(page)
    keys = Keyboard(page)
    keys.press("Read your way")
    keys.to("As it is")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Large", exact=True)).to_be_checked()
    keys.tick("racism")
    keys.press("Keep it like this")
    assert page.url == address
    keys.to("Before you read")
    page.keyboard.press("Enter")
    expect(page.locator("main .story-text").first).to_be_visible()
    assert keys.unseen == []


def test_the_sample_shows_a_choice_before_it_is_kept(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/en/stories/reading/")
    before = letters(page)
    page.get_by_label("Very large").check()
    assert letters(page) > before * 1.4


@BOTH
def test_what_may_be_passed_on_is_copied_where_copying_works(open_page, javascript):
    allowed = ["clipboard-read", "clipboard-write"]
    page = open_page(java_script_enabled=javascript, permissions=allowed)
    address = at_a_hard_story(page)
    copy = page.locator(".story-foot [data-copy-target]")
    expect(page.locator(".story-foot .address")).to_contain_text(address.split("/stories/")[1])
    if not javascript:
        expect(copy).to_be_hidden()
        return
    copy.click()
    expect(page.locator("[data-copy-status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(address.split("/en/")[-1].split("/de/")[-1]) and "\n" not in copied


def test_on_paper_a_closed_text_stays_closed_and_says_so(open_page):
    page = open_page()
    at_a_hard_story(page)
    page.emulate_media(media="print")
    closed = page.get_by_text("The text was closed when this page was printed.")
    expect(closed).to_be_visible()
    expect(page.locator("main .story-text").first).to_be_hidden()
    for away in (".leave", ".story-ways", ".story-next", ".story-help", ".story-foot button"):
        expect(page.locator(away).first).to_be_hidden()
    expect(page.locator(".story-foot .address")).to_be_visible()
    page.emulate_media(media="screen")
    page.locator("main summary").first.click()
    page.emulate_media(media="print")
    expect(closed).to_be_hidden()
    expect(page.locator("main .story-text").first).to_be_visible()
