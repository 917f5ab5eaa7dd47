"""The calendar as a file: what stands in it, and what a stranger's words cannot do to it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from community.lib.calendars.entries import Entry, rrule
from community.lib.calendars.feed import Feed, written
from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Once, Rule, Weekly
from community.lib.schedule.schedule import Cancelled, Moved, Pause, Schedule

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
FIRST = date(2026, 12, 1)
TUESDAY = 1


def plan(rule: Rule | None = None, **more: Any) -> Schedule:
    zone = more.pop("zone", "Europe/Lisbon")
    begins = more.pop("time", time(19))
    return Schedule(rule or Weekly((TUESDAY,)), FIRST, begins, 90, zone, **more)


def entry(schedule: Schedule, **more: Any) -> Entry:
    words: dict[str, Any] = {"uid": "tea@example.org", "title": "Tea", "sequence": 4}
    return Entry(schedule=schedule, modified=NOW, **(words | more))


def text(*entries: Entry, **more: Any) -> str:
    return written(Feed("Circles", entries, **more), NOW).decode().replace("\r\n ", "")


def events(*schedules: Schedule) -> list[Event]:
    data = written(Feed("Circles", tuple(entry(each) for each in schedules)), NOW)
    return Calendar.from_ical(data).walk("VEVENT")


def test_a_weekly_circle_is_one_event() -> None:
    found = text(entry(plan(), description="Bring a cup.", url="https://example.org/tea/"))
    start = found.index("BEGIN:VEVENT")
    assert sorted(found[start:].splitlines()[1:-2]) == [
        "DESCRIPTION:Bring a cup.",
        "DTSTAMP:20261126T120000Z",
        "DTSTART;TZID=Europe/Lisbon:20261201T190000",
        "DURATION:PT1H30M",
        "LAST-MODIFIED:20261126T120000Z",
        "RRULE:FREQ=WEEKLY;BYDAY=TU;WKST=MO",
        "SEQUENCE:4",
        "SUMMARY:Tea",
        "TRANSP:TRANSPARENT",
        "UID:tea@example.org",
        "URL:https://example.org/tea/",
    ]


def test_the_head_says_when_to_ask_again() -> None:
    found = text(entry(plan()), uid="all@example.org", url="https://example.org/c.ics")
    for line in (
        "VERSION:2.0",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "NAME:Circles",
        "X-WR-CALNAME:Circles",
        "SOURCE;VALUE=URI:https://example.org/c.ics",
        "UID:all@example.org",
        "LAST-MODIFIED:20261126T120000Z",
    ):
        assert f"\r\n{line}\r\n" in found
    assert "METHOD" not in found


@pytest.mark.parametrize(
    ("rule", "more", "words"),
    [
        (Weekly((4, 0), 2), {}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=MO"),
        (MonthlyByDate(31), {}, "FREQ=MONTHLY;BYMONTHDAY=31"),
        (MonthlyByWeekday(1, (2,), 3), {}, "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU"),
        (MonthlyByWeekday(4, (1, -1)), {}, "FREQ=MONTHLY;BYDAY=-1FR,1FR"),
        (Weekly((1,)), {"times": 8}, "FREQ=WEEKLY;COUNT=8;BYDAY=TU;WKST=MO"),
        (
            Weekly((1,)),
            {"until": date(2027, 7, 6)},
            "FREQ=WEEKLY;UNTIL=20270706T180000Z;BYDAY=TU;WKST=MO",
        ),
    ],
)
def test_rules_in_the_words_of_the_standard(rule: Rule, more: dict[str, Any], words: str) -> None:
    assert rrule(plan(rule, **more)).to_ical().decode() == words


def test_a_single_day_has_no_rule() -> None:
    with pytest.raises(ValueError, match="single"):
        rrule(plan(Once()))
    (single,) = events(plan(Once()))
    assert "RRULE" not in single
    assert events(plan(Once(), cancelled=(Cancelled(FIRST),))) == []
    (moved,) = events(plan(Once(), moved=(Moved(FIRST, datetime(2026, 12, 3, 18)),)))
    assert moved.decoded("DTSTART").isoformat() == "2026-12-03T18:00:00+00:00"
    assert "RECURRENCE-ID" not in moved


def test_called_off_days_and_pauses_are_left_out_and_never_marked_as_cancelled() -> None:
    found = text(
        entry(
            plan(
                cancelled=(Cancelled(date(2026, 12, 8)), Cancelled(date(2026, 12, 9))),
                pauses=(Pause(date(2026, 12, 20), date(2027, 1, 6)),),
            )
        )
    )
    days = "20261208T190000,20261222T190000,20261229T190000,20270105T190000"
    assert f"EXDATE;TZID=Europe/Lisbon:{days}\r\n" in found
    assert "STATUS" not in found


def test_a_moved_day_is_an_event_of_its_own() -> None:
    schedule = plan(
        moved=(
            Moved(date(2026, 12, 8), datetime(2026, 12, 9, 18), "Other room."),
            Moved(date(2026, 12, 9), datetime(2026, 12, 9, 18)),  # never met on that day
        )
    )
    master, moved = Calendar.from_ical(
        written(Feed("Circles", (entry(schedule, description="Tea."),)), NOW)
    ).walk("VEVENT")
    assert "EXDATE" not in master
    assert moved.decoded("RECURRENCE-ID").isoformat() == "2026-12-08T19:00:00+00:00"
    assert moved.decoded("DTSTART").isoformat() == "2026-12-09T18:00:00+00:00"
    assert moved["DESCRIPTION"] == "Other room.\n\nTea."
    assert (moved["UID"], moved["SEQUENCE"]) == (master["UID"], master["SEQUENCE"])


def test_a_time_that_the_clocks_jump_over_is_told_to_every_reader() -> None:
    sunday = plan(Weekly((6,)), time=time(1, 30), until=date(2027, 6, 1))
    _master, skipped = events(sunday)
    assert skipped.decoded("DTSTART").isoformat() == "2027-03-28T02:30:00+01:00"
    assert skipped.get("RECURRENCE-ID").dt.replace(tzinfo=None) == datetime(2027, 3, 28, 1, 30)


def test_a_circle_without_any_meeting_has_no_event_and_a_calendar_may_be_empty() -> None:
    off = plan(times=2, pauses=(Pause(FIRST, date(2027, 2, 1)),))
    assert events(off) == []
    empty = text(refresh=timedelta(days=7))
    assert "BEGIN:VEVENT" not in empty
    assert empty.count("BEGIN:VTIMEZONE") == 1  # RFC 5545, section 3.6: one component at least
    assert "REFRESH-INTERVAL;VALUE=DURATION:P7D\r\n" in empty


def test_each_zone_stands_there_once() -> None:
    found = text(entry(plan()), entry(plan(), uid="b"), entry(plan(zone="Asia/Kolkata"), uid="c"))
    assert found.count("BEGIN:VTIMEZONE") == 2
    assert found.index("END:VTIMEZONE") < found.index("BEGIN:VEVENT")


def test_a_moment_has_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        written(Feed("Circles", ()), NOW.replace(tzinfo=None))


def test_the_same_however_often_it_is_written() -> None:
    feed = Feed("Circles", (entry(plan()),))
    assert written(feed, NOW) == written(feed, NOW + timedelta(hours=1))


@given(st.text(), st.text(), st.text(), st.text())
def test_no_text_can_break_out_of_its_place(
    title: str, description: str, location: str, url: str
) -> None:
    words = {"title": title, "description": description, "location": location, "url": url}
    data = written(Feed(title, (entry(plan(), **words),), description=description, url=url), NOW)
    assert data.isascii() or data.decode()
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(byte < 32 and byte not in b"\t" for line in lines for byte in line)
    calendar = Calendar.from_ical(data)
    assert len(calendar.walk("VEVENT")) == 1
    assert calendar.errors == calendar.walk("VEVENT")[0].errors == []


@pytest.mark.parametrize("line", ["\r\n", "\n", "\r", "\x0b", "\u2028", "\x85", "\\n"])
def test_a_line_end_begins_no_property(line: str) -> None:
    evil = f"x{line}ATTENDEE:mailto:you@example.org{line}END:VEVENT"
    found = text(entry(plan(), title=evil, description=evil, location=evil, url=evil, uid=evil))
    assert not [
        part for part in found.split("\r\n") if part.startswith(("ATTENDEE", "END:VEVENT:"))
    ]
    assert found.count("\r\nEND:VEVENT\r\n") == 1
