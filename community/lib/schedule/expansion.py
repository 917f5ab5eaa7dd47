"""The meetings of a circle, one after the other. Pure: the clock is handed in.

Days are counted in local time: a circle at 19:00 in Lisbon is at 19:00 in summer and in winter.
Two rules for the nights when clocks change (`community.lib.zones.instant`): a time that the clocks
jump over moves forward by the gap, and of a time that comes twice the first is meant. RFC 5545
says this in section 3.3.5 and at the end of 3.3.10, and something else (leave it out) in the
middle of 3.3.10; what readers do is the first, and a circle that has a date should meet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from community.lib.schedule.rules import LAST_DAY
from community.lib.schedule.schedule import FIRST_START, Schedule
from community.lib.zones import exists, gaps, instant, zone

TEN: Final = 10
# Local days and those of UTC differ by one; and Samoa once left out a whole one.
_DAYS_APART: Final = timedelta(days=3)


@dataclass(frozen=True)
class Occurrence:
    """One meeting. `start` and `end` are instants in UTC.

    `day` is the day that the rule gave, by which the meeting is known even when it was moved.
    """

    day: date
    start: datetime
    end: datetime
    zone: str
    moved: bool = False
    note: str = ""  # of the move
    skipped_hour: bool = False  # the clocks jump over its time that day: it begins later

    @property
    def local(self) -> datetime:
        """When it begins, by the circle's own clocks."""
        return self.start.astimezone(zone(self.zone))


def occurrences(
    schedule: Schedule, since: datetime, until: datetime | None = None
) -> Iterator[Occurrence]:
    """Meetings that begin at or after `since` and before `until`, in order of their beginning.

    Lazy, and never endless: no rule gives a day after `rules.LAST_DAY`. Raises `ValueError` for a
    moment without a zone.
    """
    if since.tzinfo is None or (until is not None and until.tzinfo is None):
        raise ValueError("a moment has a zone")
    return _between(schedule, since, until)


def next_ten(schedule: Schedule, now: datetime) -> list[Occurrence]:
    """The next ten meetings that have not begun; fewer when it ends before."""
    return list(islice(occurrences(schedule, now), TEN))


def has_run_out(schedule: Schedule, now: datetime) -> bool:
    """Whether no meeting is left to begin: its organiser is asked what comes next."""
    return next(occurrences(schedule, now), None) is None


def called_off(schedule: Schedule) -> list[tuple[date, str]]:
    """Every day that the rule gives and that does not meet, with the note, in order.

    The note is that of the cancelled day, else of a pause that it lies in.
    """
    found: dict[date, str] = {}
    for pause in schedule.pauses:
        for day in schedule.days(pause.first):
            if day > pause.last:
                break
            found[day] = found.get(day) or pause.note
    for each in schedule.cancelled:
        if schedule.gives(each.day):
            found[each.day] = each.note or found.get(each.day, "")
    moved = {each.day for each in schedule.moved}
    return [(day, found[day]) for day in sorted(found.keys() - moved)]


def jumped_over(schedule: Schedule, until: date) -> list[Occurrence]:
    """Meetings by the rule, up to a day, whose time the clocks jump over on that day."""
    where = zone(schedule.zone)
    found = []
    for begins, ends in gaps(schedule.zone, schedule.start.year, until.year):
        day = begins.date()
        while day <= ends.date():
            if begins <= schedule.wall(day) < ends and _by_rule_on(schedule, day):
                found.append(_at(schedule, day, schedule.wall(day), where))
            day += timedelta(days=1)
    return found


def moved_days(schedule: Schedule) -> list[Occurrence]:
    """The moved meetings, in order of their new beginning; moves of days that never were are left
    out."""
    where = zone(schedule.zone)
    found = [
        _at(schedule, each.day, each.to, where, moved=True, note=each.note)
        for each in schedule.moved
        if schedule.gives(each.day)
    ]
    return sorted(found, key=lambda each: (each.start, each.day))


def by_rule(schedule: Schedule, since: date) -> Iterator[Occurrence]:
    """The meetings neither moved nor called off, from the first day not before `since`."""
    where = zone(schedule.zone)
    moved = {each.day for each in schedule.moved}
    for day in schedule.days(since):
        if day not in moved and schedule.met(day):
            yield _at(schedule, day, schedule.wall(day), where)


def _between(schedule: Schedule, since: datetime, until: datetime | None) -> Iterator[Occurrence]:
    meetings = by_rule(schedule, _day_before(since))
    if schedule.moved:
        meetings = merge(meetings, moved_days(schedule), key=lambda found: found.start)
    for each in meetings:
        if until is not None and each.start >= until:
            return
        if each.start >= since:
            yield each


def _at(
    schedule: Schedule,
    day: date,
    wall: datetime,
    where: ZoneInfo,
    *,
    moved: bool = False,
    note: str = "",
) -> Occurrence:
    start = instant(wall, where)
    end = start + timedelta(minutes=schedule.minutes)
    skipped = not exists(wall, where)
    return Occurrence(day, start, end, schedule.zone, moved, note, skipped)


def _day_before(moment: datetime) -> date:
    """A local day that is surely not after the moment, wherever the circle is."""
    day = moment.replace(tzinfo=UTC).date()
    if day <= FIRST_START:
        return FIRST_START
    return min(day, LAST_DAY) - _DAYS_APART


def _by_rule_on(schedule: Schedule, day: date) -> bool:
    """Whether there is a meeting on the day that was neither moved nor called off."""
    moved = any(each.day == day for each in schedule.moved)
    return not moved and schedule.met(day) and schedule.gives(day)
