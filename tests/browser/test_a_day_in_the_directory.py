"""A day in the directory: an editor checks, sends back, looks up, adds and removes.

The pictures of the directory editors' handbook are taken on the way (`make pictures`).
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.listings import CIRCLE, LANTERNS, LINK, NUMBER, OFFICE, TOLD, VOICES
from tests.browser.people import Moderator
from tests.browser.pictures import take_picture
from tests.browser.site import Site

pytestmark = pytest.mark.browser

WINDOW = {"width": 1100, "height": 800}
LISTINGS = "/admin/directory/listings/"
AGAIN = "We meet every Monday. Our board has five people, four of them have been patients."
WHO_DECIDES = "Please say who decides: how many of your board have been there themselves?"


def test_a_day_in_the_directory(site, open_page):
    ask(site, "begin(timezone.localdate())")
    editor = Moderator(open_page(viewport=WINDOW), site, "directory@example.org")
    editor.sign_in()
    the_morning(editor.page)
    sends_a_change_back(editor)
    ask(site, f"send_again({AGAIN!r})")
    takes_a_number_out_and_publishes(editor)
    looks_an_office_up(editor)
    checks_a_circle(editor)
    adds_what_a_visitor_misses(editor)
    removes_an_office_without_a_trace(editor)
    done = site.ask("residue", given=OFFICE)
    assert done.returncode == 0, done.stdout


def ask(site: Site, what: str) -> None:
    """Something that happens elsewhere meanwhile."""
    code = f"from django.utils import timezone; from tests.browser.listings import *; {what}"
    site.manage("shell", "-c", code)


def open_listing(page: Page, name: str) -> None:
    """By its name in the list."""
    page.goto(LISTINGS)
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", name="What it says")).to_be_visible()


def the_morning(page: Page) -> None:
    """Numbers on the first page, and the list behind them."""
    page.goto("/admin/")
    waiting = page.get_by_role("link", name="wait for a check")
    expect(waiting).to_be_visible()
    take_picture(page, "directory-first-page")
    waiting.click()
    expect(page.get_by_role("link", name=VOICES, exact=True)).to_be_visible()
    page.goto(LISTINGS)
    take_picture(page, "directory-list")


def sends_a_change_back(editor: Moderator) -> None:
    """Both versions in words; a remark goes with it, and its organiser never learns whose."""
    page = editor.page
    open_listing(page, VOICES)
    expect(page.locator(".deletion", has_text="Legal help")).to_be_visible()
    expect(page.locator(".addition", has_text="Training and talks")).to_be_visible()
    take_picture(page, "directory-check", of=page.locator(".comparison"))
    editor.press("Send it back with these words")
    expect(page.get_by_text("Please say what is missing")).to_be_visible()
    page.get_by_label("What is missing").fill(WHO_DECIDES)
    editor.press("Send it back with these words")
    expect(page.locator(".directory-remarks", has_text=WHO_DECIDES)).to_be_visible()
    expect(page.get_by_role("button", name="Send it back with these words")).to_have_count(0)


def takes_a_number_out_and_publishes(editor: Moderator) -> None:
    """The number is gone at once, and does not come back with the version that waited."""
    page = editor.page
    open_listing(page, VOICES)
    page.get_by_role("link", name="Contact and standing").first.click()
    expect(page.get_by_role("heading", name="Who keeps it")).to_be_visible()
    take_picture(page, "directory-contact")
    number = page.locator(f"input[value='{NUMBER}']")
    number.fill("")
    page.locator("form", has=number).get_by_role("button", name="Change it at once").click()
    expect(page.get_by_text("It is changed, and public at once.")).to_be_visible()
    open_listing(page, VOICES)
    editor.press("Yes, make it public")
    expect(page.get_by_text("It is public now.")).to_be_visible()
    page.get_by_role("link", name="Public page").first.click()
    expect(page.get_by_text(AGAIN).first).to_be_visible()
    assert NUMBER not in page.content()


def looks_an_office_up(editor: Moderator) -> None:
    """One press."""
    page = editor.page
    page.goto("/admin/")
    page.get_by_role("link", name="public offices to look up again").click()
    page.get_by_role("link", name=OFFICE, exact=True).click()
    take_picture(page, "directory-office")
    editor.press("I looked: it still says so")
    expect(page.get_by_text("The page says that it was looked up today.")).to_be_visible()


def checks_a_circle(editor: Moderator) -> None:
    """What to look at twice, its dates, and a page that keeps the link to itself."""
    page = editor.page
    page.goto("/admin/")
    page.get_by_role("link", name="circles to check").click()
    page.get_by_role("link", name=CIRCLE, exact=True).click()
    expect(page.get_by_text("A promise that cannot be kept does harm")).to_be_visible()
    take_picture(page, "directory-circle")
    page.get_by_role("link", name="Change when and where").click()
    when = page.locator("form.when")
    expect(when.get_by_label("Which one of the month?")).to_be_hidden()
    when.get_by_label("It begins at").fill("18:30")
    when.get_by_role("button", name="Show the next ten dates").click()
    expect(page.get_by_text("18:30 to 20:00").first).to_be_visible()
    take_picture(page, "directory-circle-dates", of=page.locator("#dates"))
    page.locator("form.when").get_by_role("button", name="Change it at once").click()
    expect(page.get_by_text("It is changed, and public at once with its page.")).to_be_visible()
    page.goto("/admin/directory/circles/")
    page.get_by_role("link", name=CIRCLE, exact=True).click()
    editor.press("Yes, make it public")
    expect(page.get_by_text("It is public now.")).to_be_visible()
    page.get_by_role("link", name="Public page").first.click()
    expect(page.get_by_role("heading", name=CIRCLE).first).to_be_visible()
    assert "18:30" in page.content() and LINK not in page.content()


def adds_what_a_visitor_misses(editor: Moderator) -> None:
    """From the message to a public page, and the message is settled."""
    page = editor.page
    page.goto("/admin/directory/told/")
    page.get_by_role("link", name=LANTERNS, exact=True).click()
    message = page.url
    expect(page.get_by_text(TOLD)).to_be_visible()
    take_picture(page, "directory-told")
    page.get_by_role("link", name="Begin a listing with these words").click()
    expect(page.locator("input[name=name]")).to_have_value(LANTERNS)
    page.locator("select[name=kind]").select_option("family")
    page.locator("select[name=scope]").select_option("town")
    page.locator("input[name=offers][value=family-support]").check()
    take_picture(page, "directory-form", of=page.locator("input[name=offers]").first)
    editor.press("Save, and look at it before it is public")
    expect(page.get_by_text("It is saved.")).to_be_visible()
    expect(page.locator(".directory-said", has_text="Brno")).to_be_visible()
    editor.press("Yes, make it public")
    expect(page.get_by_text("It is public now.")).to_be_visible()
    page.goto(message)
    page.get_by_label("we added the group").check()
    editor.press("Settle it")
    expect(page).to_have_url(re.compile("/told/$"))
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()


def removes_an_office_without_a_trace(editor: Moderator) -> None:
    """Not without a reason, and then with everything."""
    page = editor.page
    open_listing(page, OFFICE)
    page.get_by_role("link", name="Remove it for good").click()
    editor.press("Remove it for good")
    expect(page.get_by_text("Please choose why.")).to_be_visible()
    page.get_by_label("the office asked for it").check()
    editor.press("Remove it for good")
    expect(page.get_by_text("It is removed, with everything")).to_be_visible()
    assert page.get_by_role("link", name=OFFICE, exact=True).count() == 0
