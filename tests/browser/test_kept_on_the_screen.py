"""What was typed stays on the screen: without a connection, and with a code not quite right."""

import pytest
from playwright.sync_api import Page, expect

from community.lib.receipts import new_code
from tests.browser.people import Author

pytestmark = pytest.mark.browser
WORDS = "Larkspurholt is where the connection went."


def test_without_a_connection_the_words_stay(open_page, witness):
    page: Page = open_page()
    author = Author(page)
    author.begin()
    author.choose("It happened to me")
    author.press("Continue")
    page.locator("textarea[name=happened]").fill(WORDS)
    page.context.set_offline(True)
    go_on = page.get_by_role("button", name="Continue", exact=True)
    go_on.click()
    expect(page.get_by_text("There is no connection just now.")).to_be_visible()
    expect(page.locator("textarea[name=happened]")).to_have_value(WORDS)
    page.context.set_offline(False)
    go_on.click()
    page.wait_for_url("**/share/helped/")
    # What the script asked for while there was no connection.
    witness.complaints = [said for said in witness.complaints if "DISCONNECTED" not in said]


def test_a_mistyped_code_stays_in_its_box(open_page):
    page: Page = open_page()
    page.goto("/en/share/return/")
    field = page.locator("input[name=code]")
    code = new_code()
    field.fill(code[:24])
    expect(
        page.get_by_text("24 of 28 letters and numbers. You are in group 7 of 7.")
    ).to_be_visible()
    page.get_by_role("button", name="Open my story").click()
    expect(page.get_by_text("Is a group missing?")).to_be_visible()
    expect(field).to_have_value(code[:24])
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    field.fill(wrong)
    page.get_by_role("button", name="Open my story").click()
    expect(page.get_by_text("One letter or number is not right")).to_be_visible()
    expect(field).to_have_value(wrong)


def test_the_script_agrees_with_the_server_about_every_code(open_page):
    """A right code is never held back: each goes through to the server, which does not know it."""
    page: Page = open_page()
    for written in (str.lower, lambda code: "-".join(code[i : i + 4] for i in range(0, 28, 4))):
        page.goto("/en/share/return/")
        page.locator("input[name=code]").fill(written(new_code()).replace("0", "o"))
        page.get_by_role("button", name="Open my story").click()
        expect(page.get_by_text("This code did not open a story.").first).to_be_visible()


def test_whoever_is_sure_sends_it_all_the_same(open_page):
    page: Page = open_page()
    page.goto("/en/share/return/")
    page.locator("input[name=code]").fill("ABCD EFGH")
    page.get_by_role("button", name="Open my story").click()
    expect(page.get_by_text("press once more")).to_be_visible()
    page.get_by_role("button", name="Open my story").click()
    expect(page.get_by_text("A code is never shown again")).to_be_visible()
