"""What a database keeps is what was stated; what is wrong is named by its field."""

import json
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Once, Weekly
from community.lib.schedule.schedule import (
    Cancelled,
    Moved,
    Pause,
    Problem,
    Schedule,
    ScheduleRefused,
)
from community.lib.schedule.written import from_dict, to_dict
from tests.community.lib.schedule.invented import repeating, schedules

GOOD: dict[str, Any] = {
    "rule": {"kind": "weekly", "weekdays": ["TU"], "every": 1},
    "start": "2026-12-01",
    "time": "19:00",
    "minutes": 90,
    "zone": "Europe/Lisbon",
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["weekly", "MO"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*GOOD, "kind", "day"]), inner),
)


def refused(data: object) -> list[tuple[str, str]]:
    with pytest.raises(ScheduleRefused) as caught:
        from_dict(data)
    return [(each.field, each.code) for each in caught.value.problems]


@given(schedules(st.one_of(st.just(Once()), repeating)))
def test_what_is_written_is_read_back_the_same(schedule: Schedule) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(schedule)))) == schedule


def test_the_form_is_one_that_people_can_read() -> None:
    written = to_dict(
        Schedule(
            MonthlyByWeekday(1, (2, -1), 3),
            date(2026, 12, 1),
            time(19),
            90,
            "Europe/Lisbon",
            until=date(2027, 12, 1),
            cancelled=(Cancelled(date(2027, 3, 9), "ill"),),
            moved=(Moved(date(2027, 6, 8), datetime(2027, 6, 9, 18, 30)),),
            pauses=(Pause(date(2027, 7, 1), date(2027, 8, 31), "summer"),),
        )
    )
    assert written == {
        "rule": {"kind": "monthly-weekday", "weekday": "TU", "positions": [2, -1], "every": 3},
        "start": "2026-12-01",
        "time": "19:00",
        "minutes": 90,
        "zone": "Europe/Lisbon",
        "until": "2027-12-01",
        "times": None,
        "cancelled": [{"day": "2027-03-09", "note": "ill"}],
        "moved": [{"day": "2027-06-08", "to": "2027-06-09T18:30", "note": ""}],
        "pauses": [{"first": "2027-07-01", "last": "2027-08-31", "note": "summer"}],
    }


def test_what_is_left_out_is_not_stated() -> None:
    assert from_dict(GOOD) == Schedule(
        Weekly((1,)), date(2026, 12, 1), time(19), 90, "Europe/Lisbon"
    )
    assert from_dict(GOOD | {"rule": {"kind": "monthly-date", "day": 5}}).rule == MonthlyByDate(5)


@given(ANYTHING)
def test_nonsense_is_refused_and_breaks_nothing(data: object) -> None:
    assert refused(data)


@given(st.sampled_from(sorted(GOOD)), ANYTHING)
def test_one_nonsense_answer_is_refused_by_its_name(key: str, value: object) -> None:
    try:
        from_dict(GOOD | {key: value})
    except ScheduleRefused as error:
        assert all(each.field.split(".")[0] == key for each in error.problems)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"rule": None}, ("rule", "missing")),
        ({"rule": "weekly"}, ("rule", "unreadable")),
        ({"rule": {"kind": "daily"}}, ("rule.kind", "unknown")),
        ({"rule": {"kind": "weekly"}}, ("rule.weekdays", "missing")),
        ({"rule": {"kind": "weekly", "weekdays": []}}, ("rule.weekdays", "empty")),
        ({"rule": {"kind": "weekly", "weekdays": ["TU", "TU"]}}, ("rule.weekdays", "twice")),
        ({"rule": {"kind": "weekly", "weekdays": ["Tu"]}}, ("rule.weekdays", "unreadable")),
        ({"rule": {"kind": "weekly", "weekdays": ["TU"], "every": 0}}, ("rule.every", "range")),
        ({"rule": {"kind": "weekly", "weekdays": ["TU"], "every": 53}}, ("rule.every", "range")),
        ({"rule": {"kind": "weekly", "weekdays": ["TU"], "day": 1}}, ("rule.day", "unknown")),
        ({"rule": {"kind": "monthly-date", "day": 32}}, ("rule.day", "range")),
        ({"rule": {"kind": "monthly-date", "day": True}}, ("rule.day", "unreadable")),
        (
            {"rule": {"kind": "monthly-weekday", "weekday": "TU", "positions": [6]}},
            ("rule.positions", "range"),
        ),
        ({"rule": {"kind": "once", "every": 1}}, ("rule.every", "unknown")),
        ({"start": "1999-12-31"}, ("start", "range")),
        ({"start": "2026-02-30"}, ("start", "unreadable")),
        ({"start": "20261201"}, ("start", "unreadable")),
        ({"start": "२०२६-१२-०१"}, ("start", "unreadable")),
        ({"time": "19:00:00"}, ("time", "unreadable")),
        ({"time": "24:00"}, ("time", "unreadable")),
        ({"minutes": 0}, ("minutes", "range")),
        ({"minutes": 90.0}, ("minutes", "unreadable")),
        ({"zone": "Lisbon"}, ("zone", "unknown")),
        ({"until": "2026-11-30"}, ("until", "before")),
        ({"until": "2026-12-01", "times": 3}, ("times", "both")),
        ({"times": 1001}, ("times", "range")),
        ({"rule": {"kind": "once"}, "times": 1}, ("times", "once")),
        ({"rule": {"kind": "once"}, "until": "2027-01-01"}, ("until", "once")),
        (
            {"start": "2026-02-01", "rule": {"kind": "monthly-date", "day": 31, "every": 12}},
            ("rule", "no-date"),
        ),
        ({"start": "2026-12-02", "until": "2026-12-07"}, ("rule", "no-date")),
        ({"cancelled": "2026-12-01"}, ("cancelled", "unreadable")),
        ({"cancelled": ["2026-12-01"]}, ("cancelled.0", "unreadable")),
        ({"cancelled": [{"day": "2026-12-01"}] * 2}, ("cancelled.1.day", "twice")),
        (
            {"cancelled": [{"day": "2026-12-01", "note": "x" * 301}]},
            ("cancelled.0.note", "too-long"),
        ),
        ({"cancelled": [{"day": "2026-12-01", "why": "x"}]}, ("cancelled.0.why", "unknown")),
        (
            {
                "cancelled": [{"day": "2026-12-01"}],
                "moved": [{"day": "2026-12-01", "to": "2026-12-02T18:00"}],
            },
            ("moved.0.day", "cancelled-too"),
        ),
        ({"moved": [{"day": "2026-12-01", "to": "2200-01-01T18:00"}]}, ("moved.0.to", "range")),
        (
            {"moved": [{"day": "2026-12-01", "to": "2026-12-02T18:00Z"}]},
            ("moved.0.to", "unreadable"),
        ),
        ({"pauses": [{"first": "2026-12-02", "last": "2026-12-01"}]}, ("pauses.0.last", "before")),
        (
            {"pauses": [{"first": "2026-12-02", "last": "2028-12-01"}]},
            ("pauses.0.last", "too-long"),
        ),
        (
            {"pauses": [{"first": "2026-12-02", "last": "2026-12-03"}] * 401},
            ("pauses", "too-many"),
        ),
        ({"colour": "blue"}, ("colour", "unknown")),
    ],
)
def test_each_refusal_names_its_field(change: dict[str, Any], problem: tuple[str, str]) -> None:
    assert refused(GOOD | change) == [problem]


def test_all_that_is_wrong_is_said_at_once() -> None:
    found = refused({"rule": {"kind": "weekly", "weekdays": ["?"]}, "start": "soon", "minutes": 9})
    assert found == [
        ("rule.weekdays", "unreadable"),
        ("start", "unreadable"),
        ("time", "missing"),
        ("zone", "missing"),
    ]
    with pytest.raises(ScheduleRefused) as caught:
        Schedule(Weekly(()), date(1900, 1, 1), time(19, 0, 1), 1, "?")
    assert caught.value.problems == (
        Problem("rule.weekdays", "empty"),
        Problem("start", "range"),
        Problem("time", "unreadable"),
        Problem("minutes", "range"),
        Problem("zone", "unknown"),
    )
