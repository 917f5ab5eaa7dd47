"""Rows of the Meeting Guide format keep its rules; the checker itself finds what is wrong."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.meeting_guide import Meeting, row_slug, rows
from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Once, Rule, Weekly
from community.lib.schedule.schedule import Cancelled, Moved, Pause, Schedule
from tests.community.lib.meeting_guide_rules import faults, faults_of_feed
from tests.community.lib.schedule.invented import schedules, weekly

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SLUGS = st.from_regex(r"\A[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,6}\Z")
MONDAY, TUESDAY, SUNDAY = 0, 1, 6


def plan(rule: Rule, **more: Any) -> Schedule:
    return Schedule(rule, date(2026, 11, 1), time(23, 30), 90, "Europe/Lisbon", **more)


def circle(schedule: Schedule, slug: str = "tea", **more: Any) -> Meeting:
    return Meeting(
        slug,
        "Tea",
        schedule,
        address=more.pop("address", "Lisboa, Portugal"),
        at_a_venue=more.pop("at_a_venue", False),
        latitude=more.pop("latitude", 38.716667),
        longitude=more.pop("longitude", -9.133333),
        updated=more.pop("updated", NOW),
        url="https://example.org/en/circles/tea/",
        **more,
    )


def days(schedule: Schedule) -> list[int]:
    return [row["day"] for row in rows([circle(schedule)], NOW)]


@given(
    st.lists(
        st.builds(
            circle,
            schedules(weekly),
            SLUGS,
            at_a_venue=st.booleans(),
            latitude=st.floats(-90, 90),
            longitude=st.floats(-180, 180),
            location=st.sampled_from(["", "Casa Aberta"]),
            notes=st.sampled_from(["", "Ring twice.\nSecond floor."]),
            types=st.sampled_from([(), ("ONL", "EN")]),
            conference_url=st.sampled_from(["", "https://meet.example.org/tea"]),
        ),
        max_size=4,
        unique_by=lambda meeting: meeting.slug,
    )
)
def test_every_row_keeps_every_rule(meetings: list[Meeting]) -> None:
    assert faults_of_feed(json.dumps(rows(meetings, NOW))) == []


def test_a_row_says_what_it_should() -> None:
    (row,) = rows([circle(plan(Weekly((SUNDAY,))))], NOW)
    assert row == {
        "name": "Tea",
        "slug": "tea-sun",
        "day": 0,
        "time": "23:30",
        "end_time": "01:00",
        "timezone": "Europe/Lisbon",
        "formatted_address": "Lisboa, Portugal",
        "latitude": 38.71667,
        "longitude": -9.13333,
        "approximate": "yes",
        "updated": "2026-11-26 12:00:00",
        "url": "https://example.org/en/circles/tea/",
    }


def test_a_venue_is_no_approximate_place_and_a_public_link_is_given() -> None:
    link = "https://meet.example.org/tea"
    both = circle(plan(Weekly((MONDAY,))), at_a_venue=True, conference_url=link)
    (row,) = rows([both], NOW)
    assert (row["approximate"], row["conference_url"]) == ("no", link)


def test_one_row_a_weekday_and_sunday_is_nought() -> None:
    found = rows([circle(plan(Weekly((TUESDAY, SUNDAY, MONDAY))))], NOW)
    assert [(row["day"], row["slug"]) for row in found] == [
        (0, "tea-sun"),
        (1, "tea-mon"),
        (2, "tea-tue"),
    ]


@pytest.mark.parametrize(
    "rule",
    [Once(), Weekly((MONDAY,), 2), MonthlyByDate(3), MonthlyByWeekday(MONDAY, (1, 2, 3, 4, 5))],
)
def test_what_is_not_weekly_has_no_row(rule: Rule) -> None:
    start = {"rule": rule, "start": date(2026, 12, 1), "time": time(19), "minutes": 60}
    assert days(Schedule(**start, zone="Europe/Lisbon")) == []  # type: ignore[arg-type]


def test_weekdays_that_do_not_meet_in_the_coming_weeks_have_no_row() -> None:
    both = Weekly((MONDAY, TUESDAY))
    mondays = [date(2026, 11, 30) + timedelta(weeks=n) for n in range(4)]
    later = datetime(2026, 12, 9, 18)  # noqa: DTZ001
    assert days(plan(both)) == [1, 2]
    assert days(plan(both, until=date(2026, 11, 25))) == []
    assert days(plan(both, pauses=(Pause(date(2026, 11, 1), date(2027, 1, 31)),))) == []
    assert days(plan(both, cancelled=tuple(Cancelled(day) for day in mondays))) == [2]
    assert days(plan(both, cancelled=tuple(Cancelled(day) for day in mondays[1:]))) == [1, 2]
    assert days(plan(both, moved=tuple(Moved(day, later) for day in mondays))) == [2]


def test_updated_is_in_utc() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=9)))
    (row,) = rows([circle(plan(Weekly((MONDAY,))), updated=there)], NOW)
    assert row["updated"] == "2026-11-26 12:00:00"


@given(SLUGS, SLUGS, st.integers(0, 6), st.integers(0, 6))
def test_no_two_rows_have_one_slug(one: str, other: str, day: int, other_day: int) -> None:
    same = row_slug(one, day) == row_slug(other, other_day)
    assert same == ((one, day) == (other, other_day))
    assert len(row_slug(one, day)) <= 64


def test_long_slugs_that_begin_alike_stay_apart() -> None:
    one, other = row_slug("a" * 79 + "1", 0), row_slug("a" * 79 + "2", 0)
    assert one != other
    assert (len(one), one[-4:]) == (64, "-sun")
    assert row_slug("a" * 60, 6) == "a" * 60 + "-sat"


@pytest.mark.parametrize(
    "wrong",
    [
        {"slug": "Tea time"},
        {"slug": ""},
        {"address": " "},
        {"latitude": 91.0},
        {"longitude": float("nan")},
        {"updated": NOW.replace(tzinfo=None)},
    ],
)
def test_what_would_make_a_bad_row_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        rows([circle(plan(Weekly((MONDAY,))), **wrong)], NOW)


def test_one_circle_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="slug"):
        rows([circle(plan(Weekly((MONDAY,))))] * 2, NOW)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"day": "0"}, "day"),
        ({"day": 7}, "day"),
        ({"day": [1, 2]}, "day"),
        ({"time": "7:30"}, "time"),
        ({"time": "24:00"}, "time"),
        ({"timezone": "GMT+1 Lisbon"}, "timezone"),
        ({"slug": "a" * 65}, "slug"),
        ({"slug": "tea time"}, "slug"),
        ({"formatted_address": ""}, "formatted_address"),
        ({"approximate": True}, "approximate"),
        ({"latitude": "38.7"}, "latitude"),
        ({"longitude": 181}, "longitude"),
        ({"updated": "2026-11-26T12:00:00Z"}, "updated"),
        ({"notes": "<b>Ring</b>"}, "notes"),
        ({"types": "ONL"}, "types"),
        ({"conference_url": "on request"}, "conference_url"),
        ({"email": "me@example.org"}, "email"),
    ],
)
def test_the_checker_finds_what_is_wrong(change: dict[str, Any], fault: str) -> None:
    (row,) = rows([circle(plan(Weekly((MONDAY,))))], NOW)
    assert faults(row) == []
    assert [found.split()[0] for found in faults(row | change)] == [fault]
    assert faults({key: value for key, value in row.items() if key != "slug"})
    assert faults_of_feed('{"meetings": []}')
    assert faults_of_feed(json.dumps([row, row]))
