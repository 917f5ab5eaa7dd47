"""A campaigner on a phone looks for allies near a town, with and without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Witness
from tests.browser.inspecting import GONE, NOT_FOUND, inspect, look, too_wide

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
PHONE = {"width": 360, "height": 740}
STATES = (
    *("", "?near=Brno", "?near=Halle", "?near=Mnuich", "?near=Bavaria", "?near=Ireland"),
    *("?near=49.2,16.6", "?near=Praha&radius=10&kind=family", "?country=CZ&access=step-free"),
    "?q=no+such+words",
)


def look_near(page: Page, town: str) -> None:
    page.goto("/en/find/")
    page.get_by_label("Near", exact=True).fill(town)
    page.get_by_role("button", name="Find", exact=True).click()


@BOTH
def test_from_a_town_to_a_group_to_call(open_page: Callable[..., Page], javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript, viewport=PHONE)
    look_near(page, "Bruenn")
    expect(page).to_have_url(re.compile(r"/en/find/\?near=Bruenn&radius=50"))
    expect(page.get_by_role("heading", name="1 listing")).to_be_visible()
    page.get_by_role("link", name="Okno Brno").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Okno Brno")
    expect(page.get_by_role("link", name="+420 500 000 001")).to_have_attribute(
        "href", "tel:+420500000001"
    )
    expect(page.get_by_text("Confirmed by its organiser in")).to_be_visible()


@BOTH
def test_a_name_of_several_towns_offers_them(
    open_page: Callable[..., Page], javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript, viewport=PHONE)
    look_near(page, "Halle")
    page.get_by_role("link", name="Halle, Flanders, Belgium").first.click()
    expect(page).to_have_url(re.compile("near=Halle&place=2796696"))
    expect(page.get_by_text("within 50 km (31 miles) of Halle")).to_be_visible()
    look_near(page, "Mnuich")
    page.get_by_role("link", name="Munich, Bavaria, Germany").click()
    expect(page.get_by_role("link", name="Angehörige München")).to_be_visible()


def test_where_i_am_is_asked_for_only_when_pressed(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(
        viewport=PHONE,
        permissions=["geolocation"],
        geolocation={"latitude": 49.19522, "longitude": 16.60796},
    )
    page.goto("/en/find/")
    asked = "window.asked = 0; const ask = navigator.geolocation.getCurrentPosition"
    page.evaluate(
        f"() => {{ {asked}; navigator.geolocation.getCurrentPosition = function (...rest) {{ "
        "window.asked += 1; return ask.apply(navigator.geolocation, rest); }; }"
    )
    page.get_by_label("How far").select_option("100")
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="Use where I am now").click()
    expect(page).to_have_url(re.compile(r"near=49\.2%2C16\.6&radius=100"))
    expect(page.get_by_text("You are somewhere around Brno")).to_be_visible()
    assert "49.19" not in page.content()


def test_a_refusal_leaves_the_form_to_type_in(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/en/find/")
    page.evaluate(
        "() => { navigator.geolocation.getCurrentPosition = (found, no) => no({ code: 1 }); }"
    )
    page.get_by_role("button", name="Use where I am now").click()
    expect(page.locator("[data-position-status]")).to_contain_text("Please type a town")
    expect(page.get_by_label("Near", exact=True)).to_be_focused()


def test_every_state_can_be_used_by_everybody(
    open_page: Callable[..., Page], witness: Witness
) -> None:
    page = open_page(viewport=PHONE)
    for state in STATES:
        assert inspect(page, page.goto(f"/en/find/{state}")) == []
    assert look(page, ["/en/find/example-okno-brno/", "/de/find/example-open-circle-europe/"]) == []
    closed = witness.forgive("/en/find/example-glasgow-closed/")
    assert look(page, [closed], GONE) == []
    hidden = witness.forgive("/en/find/example-forgotten-porto/")
    assert look(page, [hidden], NOT_FOUND) == []
    wide = open_page(viewport={"width": 1280, "height": 900})
    assert look(wide, ["/en/find/example-okno-brno/"]) == []
    # Its map is looked at by tests of its own.
    assert wide.goto("/de/find/") and too_wide(wide) == []
