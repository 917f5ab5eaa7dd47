"""VTIMEZONE blocks with yearly rules. RFC 5545, section 3.6.5.

The library's own way to add zones writes lists of dates (RDATE), with which some readers show
summer meetings an hour off. Here a change of clocks that comes back every year is one block with
an RRULE that has no end. What no such rule says (a law of before, Ramadan in Gaza) is one block a
change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

from community.lib.schedule.rules import LAST
from community.lib.schedule.written import WEEKDAYS
from community.lib.zones import Change, changes, zone

# In 28 years every date falls on every weekday: a rule that held so long shows all its dates.
_WHOLE_ROUND: Final = 28
_WEEK: Final = 7
_FEBRUARY: Final = 2
_NOTHING: Final = timedelta(0)
_LEAP_YEAR: Final = 2024  # to lay dates of all years beside each other
_BEGINNING: Final = datetime(1970, 1, 1)  # noqa: DTZ001  (local time)


@dataclass(frozen=True)
class Observance:
    """A time from which the clocks of a zone show something else: once, or every year."""

    begins: datetime  # by the clocks before it
    before: timedelta
    after: timedelta
    name: str
    summer: bool
    month: int | None = None  # none: once
    weekday: int = 0  # 0 for Monday
    position: int | None = None  # 1 to 4, or -1 for the last; none: one of `days`
    days: tuple[int, ...] = ()


def time_zone(name: str, first: int, last: int) -> Timezone:
    """The block for a zone that is right from the year `first`, and where the law has a yearly
    rule now, for ever; irregular changes are given up to the year `last`.

    Raises `community.lib.zones.NoSuchZone`.
    """
    block = Timezone()
    block.add("tzid", name)
    for each in observances(name, first, last):
        block.add_component(_component(each))
    return block


@lru_cache(maxsize=512)
def observances(name: str, first: int, last: int) -> tuple[Observance, ...]:
    """Everything that the clocks of a zone do, the earliest first."""
    where = zone(name)
    since = datetime(first - 1, 1, 1, tzinfo=UTC)
    # Long enough to tell a rule from a coincidence.
    horizon = datetime(max(first, last) + _WHOLE_ROUND, 12, 31, tzinfo=UTC)
    start = since.astimezone(where)
    offset = start.utcoffset() or _NOTHING
    summer = (start.dst() or _NOTHING) > _NOTHING
    found = [Observance(_BEGINNING, offset, offset, start.tzname() or name, summer)]
    alike: dict[tuple[object, ...], list[Change]] = defaultdict(list)
    for change in changes(where, since, horizon):
        key = (change.before, change.after, change.wall.time(), change.wall.weekday())
        alike[key].append(change)
    always = bool(alike)
    for group in alike.values():
        yearly = _yearly(group, horizon.year)
        always &= len(yearly) == len(group) and yearly[0].wall.year < first
        found.extend(_once(each) for each in group[: len(group) - len(yearly)])
        found.extend(_as_rules(yearly))
    if always:
        found = [replace(each, begins=_earliest(each)) for each in found[1:]]
    kept = (each for each in found if each.month or each.begins.year <= last)
    return tuple(sorted(kept, key=lambda each: each.begins))


def _yearly(group: list[Change], horizon: int) -> list[Change]:
    """The changes at the end of the group that come once in each year, up to the horizon, always
    within the same seven days of the year; none when that is too short to be sure."""
    run: list[Change] = []
    year = horizon
    for change in reversed(group):
        if change.wall.year != year or _spread([*run, change]) >= _WEEK:
            break
        run.append(change)
        year -= 1
    return run[::-1] if len(run) >= _WHOLE_ROUND else []


def _earliest(rule: Observance) -> datetime:
    """The rule's first change since the beginning, as if it had always been the law.

    Where nothing but yearly rules is told, readers get what they know from other calendars: the
    two rules, and nothing of the years before the circle.
    """
    day = _BEGINNING
    while not _is_day_of(rule, day.date()):
        day += timedelta(days=1)
    return datetime.combine(day.date(), rule.begins.time())


def _is_day_of(rule: Observance, day: date) -> bool:
    """Whether the clocks change on that day by the rule."""
    if (day.month, day.weekday()) != (rule.month, rule.weekday):
        return False
    if rule.position is None:
        return day.day in rule.days
    if rule.position == LAST:
        return (day + timedelta(days=_WEEK)).month != day.month
    return (day.day + _WEEK - 1) // _WEEK == rule.position


def _spread(run: Iterable[Change]) -> int:
    """Days of the year between the earliest and the latest of them."""
    days = [_laid(change) for change in run]
    return (max(days) - min(days)).days


def _laid(change: Change) -> date:
    """The same day of one and the same year."""
    return change.wall.date().replace(year=_LEAP_YEAR)


def _as_rules(run: list[Change]) -> Iterator[Observance]:
    """One rule; or two when the seven days lie in two months (Egypt ends its summer so)."""
    for month in sorted({change.wall.month for change in run}):
        here = [change for change in run if change.wall.month == month]
        days = {change.wall.day for change in here}
        begin = here[0]
        whole = len(days) == _WEEK
        length = _length_of(month)
        position: int | None = None
        if whole and max(days) % _WEEK == 0:
            position = max(days) // _WEEK
        elif whole and max(days) == length:
            position = LAST
        yield Observance(
            begin.wall,
            begin.before,
            begin.after,
            begin.name,
            begin.summer,
            month,
            begin.wall.weekday(),
            position,
            () if position else tuple(sorted(days)),
        )


def _length_of(month: int) -> int:
    """Days of a month; 0 for February, whose last seven days differ."""
    following = date(_LEAP_YEAR, month, 28) + timedelta(days=4)
    return 0 if month == _FEBRUARY else (following - timedelta(days=following.day)).day


def _once(change: Change) -> Observance:
    return Observance(change.wall, change.before, change.after, change.name, change.summer)


def _component(each: Observance) -> TimezoneStandard | TimezoneDaylight:
    """The block of one observance."""
    component = TimezoneDaylight() if each.summer else TimezoneStandard()
    component.add("dtstart", each.begins)
    component.add("tzoffsetfrom", each.before)
    component.add("tzoffsetto", each.after)
    component.add("tzname", each.name)
    component.add("rrule", _rrule(each))
    return component


def _rrule(each: Observance) -> vRecur:
    """Its rule. One that comes once says so too: the `ical` library (Home Assistant) does not see
    a block without any rule, and shows every meeting in India five and a half hours off."""
    if each.month is None:
        return vRecur({"freq": "yearly", "count": 1})
    weekday = WEEKDAYS[each.weekday]
    rule: dict[str, object] = {"freq": "yearly", "bymonth": each.month}
    if each.position is None:
        return vRecur(rule | {"byday": weekday, "bymonthday": list(each.days)})
    return vRecur(rule | {"byday": f"{each.position}{weekday}"})
