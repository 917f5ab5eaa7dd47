"""How well the time of a meeting suits somebody far away: the part of it in their waking hours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from community.lib.zones import instant

_DAY: Final = timedelta(days=1)
_NOTHING: Final = timedelta(0)
K = TypeVar("K")
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Waking:
    """The hours in which somebody is up, by the clocks of their zone: from 08:00 to 22:00.

    Until midnight is `to` 00:00, and those who are up at night have `to` before `wakes`. Both the
    same means the whole day.
    """

    zone: ZoneInfo
    wakes: time = time(8)
    to: time = time(22)

    def spans(self, start: datetime, end: datetime) -> list[Span]:
        """Their waking hours around a meeting, one span a day, as instants in UTC."""
        day = start.astimezone(self.zone).date() - _DAY
        last = end.astimezone(self.zone).date()
        found = []
        while day <= last:
            until = day if self.wakes < self.to else day + _DAY
            found.append(
                (
                    instant(datetime.combine(day, self.wakes), self.zone),
                    instant(datetime.combine(until, self.to), self.zone),
                )
            )
            day += _DAY
        return found


def overlap(start: datetime, end: datetime, waking: Waking) -> timedelta:
    """How long of a meeting they are up."""
    begin, finish = start.astimezone(UTC), end.astimezone(UTC)
    return sum(
        (
            max(_NOTHING, min(finish, to) - max(begin, wakes))
            for wakes, to in waking.spans(begin, finish)
        ),
        _NOTHING,
    )


def share(meetings: Sequence[Span], waking: Waking) -> float:
    """The part of some meetings in which they are up, 0 to 1; 0 for no meeting at all."""
    whole = sum((end - start for start, end in meetings), _NOTHING)
    if not whole:
        return 0.0
    return sum((overlap(start, end, waking) for start, end in meetings), _NOTHING) / whole


def rank(circles: Iterable[tuple[K, Sequence[Span]]], waking: Waking) -> list[tuple[K, float]]:
    """Circles with their share of waking hours, the best first; equal ones keep their order.

    Give the next few meetings of each: one alone says little when a circle moves or the clocks of
    two countries change in different weeks.
    """
    scored = [(circle, share(meetings, waking)) for circle, meetings in circles]
    return sorted(scored, key=lambda each: -each[1])


HALF_HOURS: Final = 48
_WHOLE_DAY: Final = 24 * 60  # minutes


def asleep_by_shift(
    meetings: Iterable[Span], wakes: time = time(8), to: time = time(22)
) -> list[int]:
    """How much of some meetings falls outside the waking hours, in per cent rounded, for each of 48
    shifts of the clocks: so many half hours ahead of UTC, modulo a day. 0 is best; 100, too, for no
    meeting at all.

    For a table to be asked: offsets that no zone has today may be tomorrow's, and a quarter of an
    hour (Nepal) makes no difference to anybody's sleep. `to` is after `wakes`.
    """
    spans = [
        (begin.hour * 60 + begin.minute, int((end - begin).total_seconds() // 60))
        for begin, end in ((start.astimezone(UTC), end) for start, end in meetings)
    ]
    return [
        _asleep(tuple(spans), shift * 30, _minutes(wakes), _minutes(to))
        for shift in range(HALF_HOURS)
    ]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


@lru_cache(maxsize=50_000)
def _asleep(spans: tuple[tuple[int, int], ...], ahead: int, wakes: int, to: int) -> int:
    whole = sum(length for _begin, length in spans)
    awake = 0
    for begin, length in spans:
        first = (begin + ahead) % _WHOLE_DAY
        for day in (0, _WHOLE_DAY):  # no meeting is longer than a day
            awake += max(0, min(first + length, to + day) - max(first, wakes + day))
    return 100 - round(100 * awake / whole) if whole else 100
