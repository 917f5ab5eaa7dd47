"""Somebody looks for a circle: in three time zones, by keyboard, and without JavaScript."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from community.lib.schedule.expansion import occurrences
from community.lib.schedule.rules import LAST, MonthlyByWeekday
from community.lib.schedule.schedule import Schedule
from tests.browser.conftest import Witness
from tests.browser.inspecting import GONE, NOT_FOUND, inspect, look
from tests.browser.keyboard import Keyboard
from tests.browser.site import Site

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
SLUG = "example-last-sunday"
# The day on which Europe changes its clocks is a last Sunday: half a year always crosses one.
LAST_SUNDAYS = Schedule(
    MonthlyByWeekday(6, (LAST,)), date(2026, 1, 1), time(20), 90, "Europe/Lisbon"
)
MAKE = f"""
from datetime import date, time
from community.lib.schedule.rules import LAST, MonthlyByWeekday
from community.lib.schedule.schedule import Schedule
from groups.circles.choices import Way
from tests.groups.factories import make_circle
dates = Schedule(MonthlyByWeekday(6, (LAST,)), date(2026, 1, 1), time(20), 90, "Europe/Lisbon")
make_circle("Last Sunday", slug="{SLUG}", way=Way.ONLINE, schedule=dates,
            confirmed_on=date.today(), meeting={{"zones": ["Europe/Madrid"],
            "link": "https://meet.example.org/sunday", "link_shown": "public"}})
"""
STATES = (
    *("", "?near=Brno", "?near=Suva&radius=10", "?near=Halle", "?near=Mnuich", "?language=so"),
    *("?zone=Asia/Tokyo", "?day=2", "list/", "list/?way=online&zone=America/New_York"),
    *("list/?cost=paid&training=inspired&language=ga", "calendar/", "calendar/?zone=Asia/Tokyo"),
    *("embed/", "embed/?country=CZ"),
)


@pytest.fixture(scope="module", autouse=True)
def last_sunday(site: Site) -> None:
    site.manage("shell", "-c", MAKE)


def next_six() -> list[datetime]:
    coming = occurrences(LAST_SUNDAYS, datetime.now(UTC))
    return [next(coming).start for _ in range(6)]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])
def test_times_are_the_visitors_own_on_both_sides_of_a_change_of_clocks(
    open_page: Callable[..., Page], zone: str
) -> None:
    page = open_page(timezone_id=zone, locale="en-GB")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/en/circles/{SLUG}/")
    expect(page.locator(".dates [data-yours]").first).to_be_visible()
    shown = page.locator(".dates [data-yours] time").all_inner_texts()
    assert shown == [f"{each.astimezone(ZoneInfo(zone)):%H:%M}" for each in next_six()]
    own = page.locator(".dates .moment-own time").all_inner_texts()
    assert own == ["20:00"] * 6
    # Another day over there is said.
    for part, each in zip(page.locator(".dates [data-yours]").all(), next_six(), strict=True):
        there = each.astimezone(ZoneInfo(zone))
        other = there.date() != each.astimezone(ZoneInfo("Europe/Lisbon")).date()
        assert part.inner_text().startswith(f"{there:%a} ") is other
    assert not any("zone=" in url or zone in url for url in asked)


def test_a_zone_is_sent_when_it_is_pressed_and_not_before(open_page: Callable[..., Page]) -> None:
    page = open_page(timezone_id="Asia/Tokyo", viewport=PHONE)
    page.goto("/en/circles/")
    page.get_by_label("Language", exact=True).select_option("en")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page).to_have_url(re.compile(r"zone=&|zone=$|zone=#"))
    page.get_by_role("button", name="Use the time of this device").click()
    expect(page).to_have_url(re.compile(r"zone=Asia%2FTokyo"))
    expect(page.get_by_text("Days and times of the place that you chose.")).to_be_visible()
    expect(page.locator(".moment-yours:visible").first).to_contain_text("Tokyo")


def test_without_javascript_each_clock_is_printed(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE, timezone_id="Asia/Tokyo")
    page.goto(f"/en/circles/{SLUG}/")
    first = page.locator(".dates .moment").first
    expect(first).to_contain_text("20:00 Lisbon")
    expect(first).to_contain_text("21:00 Madrid")
    page.get_by_text("Tell somebody of the next date").click()
    message = page.get_by_label("A message to pass on").input_value()
    assert message.startswith("Last Sunday: Sunday,") and "20:00 Lisbon · 21:00 Madrid" in message
    assert message.endswith(f"/en/circles/{SLUG}/")
    page.get_by_label("Show times as in").select_option("Asia/Tokyo")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".dates .moment").first).to_contain_text(re.compile(r"0[45]:00 Tokyo"))
    page.get_by_role("button", name="Show the link").click()
    expect(page.get_by_role("link", name="https://meet.example.org/sunday")).to_be_visible()


def test_by_keyboard_from_the_week_to_the_link(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/en/circles/list/?way=online")
    person = Keyboard(page)
    person.press("Last Sunday")
    expect(page.get_by_role("heading", level=1)).to_have_text("Last Sunday")
    person.press("Show the link")
    expect(page.get_by_role("heading", level=1)).to_have_text("How to come in")
    assert person.unseen == []


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_every_state_of_the_pages(open_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = open_page(viewport=viewport)
    assert look(page, [f"/en/circles/{words}" for words in STATES]) == []


def test_every_state_of_a_circle(
    open_page: Callable[..., Page], site: Site, witness: Witness
) -> None:
    page = open_page(viewport=PHONE)
    code = "from groups.models import Circle; print(*Circle.objects.values_list('slug', flat=True))"
    wrong = []
    for slug in site.manage("shell", "-v0", "-c", code).split():
        path = f"/en/circles/{slug}/"
        status = page.request.get(path).status
        if status in (GONE, NOT_FOUND):
            witness.forgive(path)
        wrong += inspect(page, page.goto(path), status)
    assert wrong == []
    assert look(page, ["/embed/circles/", "/embed/circles/de/?zone=Asia/Tokyo"]) == []
