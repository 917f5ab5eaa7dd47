"""An organiser of a circle: from nothing to a public page, on a phone, with and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.circle_organisers import (
    SECRET_LINK,
    SECRET_VENUE,
    CircleOrganiser,
    next_tuesday,
)
from tests.browser.inspecting import by_pressing, inspect, look
from tests.browser.keyboard import Keyboard
from tests.browser.organisers import editor_says_yes

pytestmark = pytest.mark.browser
PARTS = ("who", "where", "venue", "when", "safe", "reach", "more", "ties")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_from_nothing_to_a_public_circle(site, open_page, witness, javascript):
    jana = CircleOrganiser(
        open_page(java_script_enabled=javascript), site, address="jana.circles@okno.example"
    )
    reader = open_page(java_script_enabled=javascript)
    name = "Lantern circle" if javascript else "Kettle circle"
    slug = name.lower().replace(" ", "-")
    public = witness.forgive(f"/en/circles/{slug}/")

    jana.begin(name)
    sees_the_dates(jana, javascript)
    jana.end()
    jana.say_who_i_am()
    expect(jana.page.get_by_role("heading", level=1, name=name)).to_be_visible()
    jana.was_told("Every other week on Tuesday")
    assert reader.goto(public).status == 404
    jana.press("Send it")
    jana.was_told("A person looks at it now")
    editor_says_yes(site, slug)

    assert reader.goto(public).status == 200
    expect(reader.get_by_text("Every other week on Tuesday").first).to_be_visible()
    seen = reader.content()
    assert SECRET_LINK not in seen and "Panská" not in seen and "okno.example" not in seen

    shows_the_address(jana, slug)
    reader.goto(public)
    expect(reader.get_by_text(SECRET_VENUE).first).to_be_visible()
    assert SECRET_LINK not in reader.content()

    meets_on_thursdays(jana, slug)
    reader.goto(public)
    expect(reader.get_by_text("Every other week on Thursday").first).to_be_visible()


def sees_the_dates(jana: CircleOrganiser, javascript: bool) -> None:
    """While typing, or after one press; nothing that was typed is lost by it."""
    page = jana.page
    dates = page.locator("#dates ol > li")
    jana.say_when()
    if not javascript:
        jana.press("Show the next ten dates")
    expect(dates).to_have_count(10)
    first = next_tuesday()
    expect(dates.first).to_contain_text(f"Tuesday, {first.day} {first:%B %Y}, 19:00 to 20:30")
    expect(dates.first).to_contain_text("18:00 Lisbon")
    page.locator("#exceptions > summary").click()
    jana.press("Add a date that is called off")
    jana.type("cancelled_0_day", first.isoformat())
    jana.type("cancelled_0_note", "We are away.")
    if not javascript:
        jana.press("Show the next ten dates")
    expect(page.locator("#dates")).to_contain_text("We are away.")
    assert page.locator("[name=every]").input_value() == "2"
    jana.press("Continue")
    expect(page.get_by_role("heading", level=1)).to_contain_text("What stays in the circle")


def shows_the_address(jana: CircleOrganiser, slug: str) -> None:
    """Live at once."""
    jana.open(slug)
    jana.follow("The address and the link")
    jana.choose("venue_shown", "public")
    jana.press("Keep it")
    jana.was_told("It is changed, and shows at once")


def meets_on_thursdays(jana: CircleOrganiser, slug: str) -> None:
    """Live at once too."""
    jana.open(slug)
    jana.follow("When you meet")
    jana.page.locator("[name=weekdays][value=TU]").uncheck()
    jana.tick("Thursday")
    jana.press("Keep it")
    jana.was_told("It is changed, and shows at once")


def test_every_page_of_adding_and_keeping_a_circle(site, open_page):
    jana = CircleOrganiser(open_page(), site, address="rooms@okno.example")
    jana.begin("Rooms circle")
    jana.say_when()
    jana.page.locator("#exceptions > summary").click()
    for more in ("Add a date that is called off", "Add a date that is moved", "Add a pause"):
        shown = by_pressing(jana.page, more)
    assert inspect(jana.page, shown) == []
    jana.type("moved_0_day", next_tuesday().isoformat())
    refused = by_pressing(jana.page, "Continue")
    assert "new date and its time" in refused.text()
    assert inspect(jana.page, refused) == []
    jana.page.locator("[name=moved_0_gone]").check()
    jana.press("Continue")
    jana.end()
    jana.say_who_i_am()
    here = "/en/find/mine/rooms-circle/"
    rooms = [f"{here}change/{name}/" for name in ("who", "where", "safe", "more", "ties")]
    rooms += [f"{here}{name}/" for name in ("look", "when", "venue", "contact")]
    assert look(jana.page, ["/en/find/mine/", here, *rooms]) == []


def test_every_page_before_it_begins(site, open_page):
    for language in ("en", "de"):
        page = open_page()
        paths = [f"/{language}/circles/add/{name}" for name in ("", *(f"{p}/" for p in PARTS))]
        assert look(page, paths) == []


def test_the_dates_by_keyboard_alone(site, open_page):
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto("/en/circles/add/when/")
    keyboard = Keyboard(page)
    keyboard.to("By the week: every Tuesday, every other Monday and Thursday")
    page.keyboard.press("Space")
    keyboard.to("Tuesday")
    page.keyboard.press("Space")
    # Enter in a field asks for the dates, and adds no row.
    keyboard.to("How many minutes does it take?")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("[name^=cancelled_]").count() == 0
    expect(page.locator("#dates")).to_contain_text("Please write the first date")
    assert page.locator("[name=weekdays][value=TU]").is_checked()
    assert keyboard.unseen == []
