"""Time zones by their IANA names: local wall time to an instant, and when clocks change.

The zones' data is the `tzdata` package that the lock names (`community.settings.base` says so to
Python): an operating system's own copy can be years older, and laws change.
"""

import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

# Two changes within one step are not seen. The closest since 1990 are 6 days apart (Gaza, 2040).
_STEP: Final = timedelta(days=3)
_SECOND: Final = timedelta(seconds=1)
_NOTHING: Final = timedelta(0)


class NoSuchZone(ValueError):
    """No zone of this name, or none that stands for a place."""


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Names that a circle or a visitor may choose: "UTC", and zones of places ("Europe/Lisbon").

    "Etc/GMT+5" has its sign the other way round from what people expect, and is left out.
    """
    names = zoneinfo.available_timezones()
    return frozenset(
        name for name in names if name == "UTC" or ("/" in name and not name.startswith("Etc/"))
    )


def zone(name: str) -> ZoneInfo:
    """The zone of this name. Raises `NoSuchZone`."""
    if name not in known():
        raise NoSuchZone(name)
    return ZoneInfo(name)


def instant(wall: datetime, where: tzinfo) -> datetime:
    """When it is that time by the clocks of a zone, in UTC. RFC 5545, section 3.3.5.

    A time that the clocks jump over is read with the offset before the jump, so that it moves
    forward by the gap: 02:30 becomes 03:30. Of a time that comes twice, the first is meant.
    """
    return wall.replace(tzinfo=where, fold=0).astimezone(UTC)


def exists(wall: datetime, where: tzinfo) -> bool:
    """Whether the clocks of the zone ever show this time; False when they jump over it."""
    return instant(wall, where).astimezone(where).replace(tzinfo=None, fold=0) == wall


@dataclass(frozen=True)
class Change:
    """A change of clocks: its instant (UTC), and what is added to UTC before and after it."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str  # what local time is called after it: "CEST"
    summer: bool  # it begins daylight saving time

    @property
    def wall(self) -> datetime:
        """What the clocks show as they are changed, before the change."""
        return (self.at + self.before).replace(tzinfo=None)


def changes(where: tzinfo, since: datetime, until: datetime) -> Iterator[Change]:
    """Every change of clocks in the zone after `since`, up to and including `until`, in order."""
    low = since.astimezone(UTC)
    end = until.astimezone(UTC)
    old = _offset(where, low)
    while low < end:
        high = min(low + _STEP, end)
        new = _offset(where, high)
        if new != old:
            yield _change(where, _first_after(where, low, high))
        low, old = high, new


@lru_cache(maxsize=512)
def gaps(name: str, first: int, last: int) -> tuple[tuple[datetime, datetime], ...]:
    """Local times that the clocks jump over in the years from `first` to `last`: from, up to.

    Raises `NoSuchZone`.
    """
    since, until = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 2, tzinfo=UTC)
    return tuple(
        (change.wall, change.wall + change.after - change.before)
        for change in changes(zone(name), since - _STEP, until)
        if change.after > change.before
    )


def _offset(where: tzinfo, at: datetime) -> timedelta:
    """What the zone adds to UTC at an instant."""
    return at.astimezone(where).utcoffset() or _NOTHING


def _first_after(where: tzinfo, low: datetime, high: datetime) -> datetime:
    """The first second at which the offset is no longer that of `low`."""
    old = _offset(where, low)
    while high - low > _SECOND:
        middle = low + (high - low) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        if middle <= low:
            break
        if _offset(where, middle) == old:
            low = middle
        else:
            high = middle
    return high


def _change(where: tzinfo, at: datetime) -> Change:
    before, after = (at - _SECOND).astimezone(where), at.astimezone(where)
    old, new = before.utcoffset() or _NOTHING, after.utcoffset() or _NOTHING
    # Ireland's law calls summer time the standard and winter the exception: readers do not.
    by_season = bool(before.dst()) or bool(after.dst())
    return Change(at, old, new, after.tzname() or "", summer=by_season and new > old)
