"""An organiser from nothing to a public entry, an edit, a confirmation and a pause."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inspecting import GONE, look
from tests.browser.organisers import Organiser, editor_says_yes, link_in_the_reminder

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_from_nothing_to_a_public_entry_and_on(site, open_page, witness, javascript):
    jana = Organiser(open_page(java_script_enabled=javascript), site)
    reader, phone = (open_page(java_script_enabled=javascript) for _person in range(2))
    name = "Tuesday Lanterns" if javascript else "Evening Kettle"
    slug = name.lower().replace(" ", "-")
    entry = witness.forgive(f"/en/find/{slug}/")

    adds_it(jana, name)
    assert reader.goto(entry).status == 404
    jana.press("Send it")
    jana.was_told("A person looks at it now")
    editor_says_yes(site, slug)
    stands_in_public(reader, entry, "We meet on Tuesdays")
    assert "tuesday@okno.example" not in reader.content()

    edits_it(jana, slug)
    stands_in_public(reader, entry, "We meet on Tuesdays")
    editor_says_yes(site, slug)
    stands_in_public(reader, entry, "We meet on Fridays now.")

    confirms_it(phone, link_in_the_reminder(site, slug))

    lets_it_rest(jana, slug)
    stands_in_public(reader, entry, "We are back with the first snow.")
    reader.goto("/en/find/")
    assert name not in reader.content()
    jana.press("Put it back on the list")
    jana.was_told("It stands on the list again")


def adds_it(jana: Organiser, name: str) -> None:
    """In one sitting, up to the page as it will be."""
    jana.add(name)
    jana.say_who_i_am()
    expect(jana.page.get_by_role("heading", level=1, name=name)).to_be_visible()
    jana.was_told("We meet on Tuesdays, and there is tea.")


def edits_it(jana: Organiser, slug: str) -> None:
    """Another day of the week, which waits for a check."""
    jana.open(slug)
    jana.follow("What you do, and what you stand for")
    jana.write("In a sentence or two", "We meet on Fridays now.")
    jana.press("Send it to be looked at")
    jana.was_told("Until then the public page stays as it was")


def confirms_it(phone: Page, link: str) -> None:
    """By the link in the letter, on a phone that knows nobody."""
    phone.goto(link)
    with phone.expect_navigation():
        phone.get_by_role("button", name="Yes, it is all still so").click()
    expect(phone.get_by_text("It is confirmed")).to_be_visible()


def lets_it_rest(jana: Organiser, slug: str) -> None:
    """For a while, with a word."""
    jana.open(slug)
    jana.follow("Let it rest for a while")
    jana.write("A word to people who look for you", "We are back with the first snow.")
    jana.press("Let it rest")
    jana.was_told("It rests now")


def stands_in_public(reader: Page, entry: str, words: str) -> None:
    """Anybody reads it."""
    assert reader.goto(entry).status == 200
    expect(reader.get_by_text(words).first).to_be_visible()


def test_every_page_of_an_organiser(site, open_page):
    jana = Organiser(open_page(), site, address="organiser@example.org")
    jana.page.goto("/en/find/enter/")
    jana.say_who_i_am()
    here = "/en/find/mine/example-okno-brno/"
    rooms = "contact picture pause close remarks people leave look change/who change/what".split()
    rooms += ["change/where", "change/ties"]
    pages = ["/en/find/mine/", "/en/find/mine/account/", here, *(f"{here}{one}/" for one in rooms)]
    circle = "/en/find/mine/example-circle-brno-tuesday/"
    pages += [circle, f"{circle}dates/", f"{circle}blocked/"]
    assert look(jana.page, pages) == []


def test_every_page_of_a_visitor(site, open_page, witness):
    page = open_page()
    parts = [f"add/{name}/" for name in ("who", "what", "where", "reach", "ties")]
    entry = [f"example-okno-brno/{name}/" for name in ("change", "report")]
    entry += [f"example-circle-evening-online/{name}/" for name in ("change", "report", "write")]
    paths = ["add/", *parts, "enter/", "suggest/", "suggest/told/", "suggest/written/", *entry]
    for language in ("en", "de"):
        assert look(page, [f"/{language}/find/{path}" for path in paths]) == []
    over = [f"/en/find/{one}/{'a' * 32}/" for one in ("confirm", "dates", "block")]
    assert look(page, [witness.forgive(path) for path in over], GONE) == []


def test_a_letter_leaves_its_page_with_a_receipt(site, open_page):
    page = open_page()
    quiet = site.manage(
        "shell",
        "-c",
        "from groups.models import Contact, Group;"
        "from django.utils import timezone;"
        "listed = Group.objects.listed(timezone.localdate());"
        "shown = Contact.objects.shown().values('group');"
        "print(listed.exclude(pk__in=shown).filter(contacts__isnull=False).first().slug)",
    ).split()[-1]
    address = f"/en/find/{quiet}/write/"
    assert look(page, [address]) == []
    page.get_by_label("Your letter").fill("May I come on Tuesday?")
    page.get_by_label("Your email address, for their answer").fill("me@example.net")
    press_send(page)
    if page.get_by_text("Please press “Send” once more").count():
        press_send(page)
    expect(page.get_by_text("Your letter is on its way")).to_be_visible()
    assert "May I come" not in site.log.read_text()


def press_send(page: Page) -> None:
    """And wait for the page that follows: a driven browser is asked to press once more."""
    with page.expect_navigation():
        page.get_by_role("button", name="Send").click()
