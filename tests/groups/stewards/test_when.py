"""The form of when a circle meets: what is refused stands beside its field, and a press shows the
next ten dates."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils.translation import override

from groups.stewards.circles.forms.when import WhenForm
from groups.stewards.circles.forms.zones import ZonesField
from tests.groups.stewards.adding_circles import ANSWERS, HERE
from tests.groups.stewards.organising import make_place
from tests.groups.stewards.when_forms import sent

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
GOOD = ANSWERS["when"]
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_zones_are_towns() -> None:
    make_place()
    field = ZonesField(label="")
    assert field.clean("Madrid, london , Brno") == [
        "Europe/Madrid",
        "Europe/London",
        "Europe/Prague",
    ]
    assert field.prepare_value(["Europe/Madrid", "America/New_York"]) == "Madrid, New York"


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        ({"kind": ""}, "kind", "how often"),
        ({"weekdays": []}, "weekdays", "at least one day"),
        ({"weekdays": ["XX"]}, "weekdays", "from the list"),
        ({"every": "0"}, "every", "1 to 52"),
        ({"every": "53"}, "every", "1 to 52"),
        ({"every": "two"}, "every", "number"),
        ({"start": ""}, "start", "first date"),
        ({"start": "soon"}, "start", "such as 2027-03-01"),
        ({"start": "1999-12-31"}, "start", "2000 and 2100"),
        ({"time": ""}, "time", "at what time"),
        ({"time": "half past seven"}, "time", "such as 19:30"),
        ({"minutes": ""}, "minutes", "how many minutes"),
        ({"minutes": "4"}, "minutes", "5 minutes"),
        ({"minutes": "2000"}, "minutes", "1440"),
        ({"zone": ""}, "zone", "whose clock"),
        ({"zone": "Moon/Base"}, "zone", "from the list"),
        ({"ends": "until"}, "until", "the last date"),
        ({"ends": "until", "until": "2026-11-30"}, "until", "before the first"),
        ({"ends": "times"}, "times", "how many times"),
        ({"ends": "times", "times": "0"}, "times", "1 to 1000"),
        ({"ends": "times", "times": "1001"}, "times", "1 to 1000"),
        ({"ends": "until", "until": "2026-12-01", "weekdays": ["WE"]}, "kind", "no date at all"),
        ({"kind": "monthly-weekday", "weekday": "TU"}, "positions", "which one of the month"),
        ({"kind": "monthly-weekday", "positions": ["2"]}, "weekday", "day of the week"),
        ({"kind": "monthly-date"}, "month_day", "1 to 31"),
        ({"kind": "monthly-date", "month_day": "32"}, "month_day", "1 to 31"),
        ({"cancelled_0_note": "ill"}, "cancelled_0_day", "write the date"),
        ({"cancelled_0_day": "nonsense"}, "cancelled_0_day", "such as 2027-03-01"),
        (
            {"cancelled_0_day": "2026-12-08", "cancelled_4_day": "2026-12-08"},
            "cancelled_4_day",
            "already",
        ),
        ({"moved_0_day": "2026-12-08"}, "moved_0_to", "new date and its time"),
        ({"moved_3_to": "2026-12-09", "moved_3_at": "18:00"}, "moved_3_day", "write the date"),
        ({"moved_0_day": "2026-12-08", "moved_0_to": "2026-12-09"}, "moved_0_to", "its time"),
        (
            {"moved_0_day": "2026-12-08", "moved_0_to": "2026-12-09", "moved_0_at": "six"},
            "moved_0_at",
            "such as 19:30",
        ),
        (
            {
                "cancelled_0_day": "2026-12-08",
                "moved_0_day": "2026-12-08",
                "moved_0_to": "2026-12-09",
                "moved_0_at": "18:00",
            },
            "moved_0_day",
            "called off above",
        ),
        ({"pauses_0_first": "2026-12-20"}, "pauses_0_last", "last day"),
        ({"pauses_1_last": "2026-12-20"}, "pauses_1_first", "first day"),
        (
            {"pauses_0_first": "2026-12-20", "pauses_0_last": "2026-12-01"},
            "pauses_0_last",
            "before the first",
        ),
        (
            {"pauses_0_first": "2026-12-20", "pauses_0_last": "2029-12-01"},
            "pauses_0_last",
            "400 days",
        ),
        ({"zones": "Nowherestead"}, "zones", "Nowherestead"),
        ({"zones": "Madrid, London, Lisbon, Rome"}, "zones", "three"),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_what_is_refused_stands_beside_its_field(
    client: Client, answers: dict[str, Any], field: str, words: str
) -> None:
    page = client.post(f"{HERE}when/", GOOD | answers)
    assert page.status_code == 200
    errors = page.context["form"].errors
    assert list(errors) == [field] and words in str(errors[field])
    # The field stands on the page, with its error and with what was typed.
    html = page.content.decode()
    assert f'name="{field}"' in html and "has-error" in html
    for name, value in answers.items():
        if isinstance(value, str) and value and name not in ("kind", "ends", "zone"):
            assert f'value="{value}"' in html, name


def test_what_is_out_of_sight_is_not_in_the_way(client: Client) -> None:
    once = GOOD | {"kind": "once", "every": "x", "times": "many", "ends": "times"}
    assert client.post(f"{HERE}when/", once).status_code == 302
    assert client.session["circle"]["parts"]["when"]["kept"]["dates"]["rule"] == {"kind": "once"}


@time_machine.travel(NOW, tick=False)
def test_a_press_shows_the_next_ten_dates_and_keeps_nothing(client: Client) -> None:
    page = client.post(f"{HERE}when/", GOOD | {"then": "show", "zones": "Lisbon"})
    assert page.status_code == 200 and "circle" not in client.session
    form = page.context["form"]
    assert len(form.preview.lines) == 10
    assert form.preview.lines[0].when == "Tuesday, 1 December 2026, 19:00 to 20:30"
    assert form.preview.lines[0].elsewhere == ["18:00 Lisbon"]
    assert 'value="2026-12-01"' in page.content.decode()


@time_machine.travel(NOW, tick=False)
def test_a_script_is_told_the_same_as_a_press_shows(client: Client) -> None:
    asked = client.post(f"{HERE}dates/", GOOD).content.decode()
    pressed = client.post(f"{HERE}when/", GOOD | {"then": "show"}).content.decode()
    assert "Tuesday, 2 February 2027" in asked
    assert "".join(asked.split()) in "".join(pressed.split())
    assert "circle" not in client.session
    assert client.get(f"{HERE}dates/").status_code == 405


def test_the_dates_are_asked_for_from_our_own_pages_alone() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{HERE}dates/", GOOD).status_code == 403


def test_the_circle_s_own_clock_is_not_printed_twice(client: Client) -> None:
    assert client.post(f"{HERE}when/", GOOD | {"zones": "Prague, Madrid"}).status_code == 302
    assert client.session["circle"]["parts"]["when"]["kept"]["zones"] == ["Europe/Madrid"]


def test_while_something_is_missing_nobody_is_reproached(client: Client) -> None:
    page = client.post(f"{HERE}dates/", {"kind": "weekly", "every": "1", "minutes": "90"})
    assert "as soon as you have said" in page.content.decode()
    wrong = client.post(f"{HERE}dates/", GOOD | {"minutes": "2"}).content.decode()
    assert "5 minutes at least" in wrong


@pytest.mark.parametrize("kind", ["cancelled", "moved", "pauses"])
def test_one_row_more_by_a_press(client: Client, kind: str) -> None:
    there = {"cancelled_0_day": "2026-12-08", "cancelled_0_note": "ill", "start": ""}
    page = client.post(f"{HERE}when/", GOOD | there | {"then": f"more-{kind}"})
    form = page.context["form"]
    number = 1 if kind == "cancelled" else 0
    assert f"{kind}_{number}_note" in form.fields and not form.errors
    assert form["cancelled_0_note"].value() == "ill"
    assert "circle" not in client.session


def test_a_row_is_taken_out_by_its_tick(client: Client) -> None:
    rows = {"cancelled_0_day": "2026-12-08", "cancelled_0_gone": "on", "moved_2_note": ""}
    assert client.post(f"{HERE}when/", GOOD | rows).status_code == 302
    kept = client.session["circle"]["parts"]["when"]["kept"]["dates"]
    assert kept["cancelled"] == kept["moved"] == []


@time_machine.travel(NOW, tick=False)
def test_exceptions_are_said_beside_the_dates() -> None:
    rows = {
        "cancelled_0_day": "2026-12-08",
        "cancelled_0_note": "Ill.",
        "cancelled_1_day": "2026-12-09",
        "moved_0_day": "2026-12-15",
        "moved_0_to": "2026-12-16",
        "moved_0_at": "18:00",
        "pauses_0_first": "2026-12-20",
        "pauses_0_last": "2027-01-03",
        "pauses_0_note": "Holidays.",
    }
    shown = WhenForm(sent(GOOD | rows)).preview
    assert shown is not None
    assert shown.off[:2] == [
        "Tuesday, 8 December 2026: Ill.",
        "Tuesday, 22 December 2026: Holidays.",
    ]
    assert shown.idle == ["Wednesday, 9 December 2026"]
    moved = next(line for line in shown.lines if line.notes)
    assert moved.when == "Wednesday, 16 December 2026, 18:00 to 19:30"
    assert moved.notes == ["Moved from Tuesday, 15 December 2026."]


@time_machine.travel(datetime(2027, 3, 1, tzinfo=UTC), tick=False)
def test_a_time_that_the_clocks_skip_is_said() -> None:
    night = {"kind": "weekly", "weekdays": ["SU"], "time": "02:30", "start": "2027-03-28"}
    shown = WhenForm(sent(GOOD | night)).preview
    assert shown is not None
    assert "Sunday, 28 March 2027, 03:30" in shown.lines[0].when
    assert "so it begins at 03:30" in shown.lines[0].notes[0]


@time_machine.travel(NOW, tick=False)
def test_dates_are_written_as_the_language_of_the_page_does() -> None:
    with override("de"):
        shown = WhenForm(sent(GOOD)).preview
        assert shown is not None and shown.lines[0].when.startswith("Dienstag, 1. Dezember 2026")
