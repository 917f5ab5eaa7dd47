"""The next dates of a circle with those that were called off: what its organiser looks at. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from heapq import merge
from itertools import islice

from community.lib.schedule.rules import LAST_DAY
from community.lib.schedule.schedule import FIRST_START, Schedule
from community.lib.zones import instant, zone


@dataclass(frozen=True)
class Coming:
    """One date. `day` is the one that the rule gave; `start` is an instant in UTC."""

    day: date
    start: datetime
    zone: str
    off: bool = False
    moved: bool = False
    note: str = ""  # of the day that was called off, or of the move

    @property
    def local(self) -> datetime:
        """When it begins, or would have begun, by the circle's own clocks."""
        return self.start.astimezone(zone(self.zone))


def coming(schedule: Schedule, now: datetime, most: int) -> list[Coming]:
    """The next dates that have not begun, called off or not, in order; days in a pause are left
    out."""
    by_rule = _by_rule(schedule, now)
    moved = sorted(_moved(schedule), key=lambda each: each.start)
    both = merge(by_rule, moved, key=lambda each: each.start)
    return list(islice((each for each in both if each.start >= now), most))


def begins(schedule: Schedule, day: date) -> datetime:
    """When the meeting of this day of the rule begins: where it was moved to, if it was moved."""
    to = next((each.to for each in schedule.moved if each.day == day), schedule.wall(day))
    return instant(to, zone(schedule.zone))


def _by_rule(schedule: Schedule, now: datetime) -> Iterator[Coming]:
    moved = {each.day for each in schedule.moved}
    off = {each.day: each.note for each in schedule.cancelled}
    for day in schedule.days(_day_before(now)):
        paused = any(each.first <= day <= each.last for each in schedule.pauses)
        if day not in moved and not paused:
            start = begins(schedule, day)
            yield Coming(day, start, schedule.zone, off=day in off, note=off.get(day, ""))


def _moved(schedule: Schedule) -> Iterator[Coming]:
    for each in schedule.moved:
        if schedule.gives(each.day):
            start = begins(schedule, each.day)
            yield Coming(each.day, start, schedule.zone, moved=True, note=each.note)


def _day_before(now: datetime) -> date:
    """A local day that is not after now, wherever the circle is."""
    day = now.astimezone(UTC).date()
    return max(FIRST_START, min(day, LAST_DAY) - timedelta(days=2))
