"""What we serve means to other programs what our page says: 200 invented circles, a whole year."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.lib.calendars.entries import Entry
from community.lib.calendars.feed import Feed, written
from community.lib.schedule.expansion import occurrences
from community.lib.schedule.rules import MonthlyByWeekday, Once, Weekly
from community.lib.schedule.schedule import Cancelled, Moved, Pause, Schedule
from community.lib.zones import changes, zone
from tests.community.lib.calendars.readers import Meeting, by_ical, by_vobject
from tests.community.lib.schedule.invented import TWENTY, repeating, schedules

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SINCE = datetime(2026, 12, 1, tzinfo=UTC)
UNTIL = datetime(2027, 12, 1, tzinfo=UTC)
Reader = Callable[[bytes, datetime, datetime], set[Meeting]]
READERS = pytest.mark.parametrize("reader", [by_ical, by_vobject])


def served(*circles: Schedule) -> bytes:
    entries = tuple(
        Entry(f"circle-{number}@example.org", "Tea", schedule, 1, NOW)
        for number, schedule in enumerate(circles, 1)
    )
    return written(Feed("Circles", entries), NOW)


def shown(*circles: Schedule) -> set[Meeting]:
    """What a page shows: our own expansion."""
    return {
        (f"circle-{number}@example.org", each.start, each.end)
        for number, schedule in enumerate(circles, 1)
        for each in occurrences(schedule, SINCE, UNTIL)
    }


def timely(found: set[Meeting], *circles: Schedule) -> set[Meeting]:
    """Without the end of meetings during which the clocks change.

    DURATION is exact time (RFC 5545, section 3.3.6), and one of the readers adds it to the clock
    on the wall.
    """
    nights = [at for circle in circles for at in clock_changes(circle.zone)]
    longest = timedelta(minutes=max(circle.minutes for circle in circles))
    return {
        (uid, start, start if any(start < at <= start + longest for at in nights) else end)
        for uid, start, end in found
    }


@cache
def clock_changes(name: str) -> list[datetime]:
    return [change.at for change in changes(zone(name), SINCE, UNTIL)]


@pytest.mark.once
@READERS
@given(st.lists(schedules(st.one_of(repeating, st.just(Once()))), min_size=2, max_size=2))
@settings(max_examples=100)
def test_other_readers_see_what_we_show(reader: Reader, circles: list[Schedule]) -> None:
    found = reader(served(*circles), SINCE, UNTIL)
    assert timely(found, *circles) == timely(shown(*circles), *circles)


@pytest.mark.once
@READERS
@pytest.mark.parametrize("name", TWENTY)
def test_around_both_changes_of_clocks_at_every_half_hour(reader: Reader, name: str) -> None:
    where = zone(name)
    walls = [
        at.astimezone(where).replace(tzinfo=None) + halves * timedelta(minutes=30)
        for at in clock_changes(name) or [SINCE]
        for halves in range(-5, 5)
    ]
    circles = [
        Schedule(Weekly((wall.weekday(),)), date(2026, 11, 1), wall.time(), 5, name)
        for wall in walls
    ]
    found = reader(served(*circles), SINCE, UNTIL)
    assert {each[:2] for each in found} == {each[:2] for each in shown(*circles)}


@READERS
def test_moved_cancelled_and_paused_days_of_a_circle(reader: Reader) -> None:
    circle = Schedule(
        MonthlyByWeekday(1, (2, -1)),
        date(2026, 12, 1),
        time(19),
        90,
        "Europe/Lisbon",
        times=5,
        cancelled=(Cancelled(date(2026, 12, 29), "ill"),),
        moved=(Moved(date(2027, 1, 12), datetime(2027, 1, 14, 18)),),
        pauses=(Pause(date(2027, 2, 1), date(2027, 2, 20)),),
    )
    assert sorted(each[1].isoformat() for each in reader(served(circle), SINCE, UNTIL)) == [
        "2026-12-08T19:00:00+00:00",
        "2027-01-14T18:00:00+00:00",
        "2027-01-26T19:00:00+00:00",
    ]


@READERS
@pytest.mark.parametrize("name", ["America/New_York", "Europe/Lisbon", "Pacific/Auckland"])
@pytest.mark.parametrize("hour", [0, 8, 21])
def test_the_last_day_has_its_meeting_and_no_later_one(
    reader: Reader, name: str, hour: int
) -> None:
    daily = Schedule(
        Weekly(tuple(range(7))), date(2026, 12, 5), time(hour), 60, name, until=date(2026, 12, 6)
    )
    found = reader(served(daily), SINCE, UNTIL)
    assert sorted(each[1].astimezone(zone(name)).day for each in found) == [5, 6]
