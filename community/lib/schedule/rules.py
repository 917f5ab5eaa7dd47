"""How a circle repeats: rules that give days, without a time. RFC 5545, section 3.3.10.

Weeks begin on Monday, in `every` other week too. A month without the day ("the 31st", "the fifth
Tuesday") is left out, as that section says: the meeting does not slip to another day.
Weekdays are numbers, 0 for Monday, as Python counts.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Literal

WEEK: Final = 7
MONTHS: Final = 12
# No rule gives a day after it: whatever somebody types, expansion comes to an end.
LAST_DAY: Final = date(2199, 12, 31)
LAST: Final = -1  # the position of "the last Friday"
POSITIONS: Final = (1, 2, 3, 4, 5, LAST)

Kind = Literal["once", "weekly", "monthly-date", "monthly-weekday"]


@dataclass(frozen=True)
class Once:
    """It meets on its first day alone."""

    kind: ClassVar[Kind] = "once"

    def days(self, start: date, since: date) -> Iterator[date]:
        """The first day, if it is not before `since`."""
        if since <= start <= LAST_DAY:
            yield start


@dataclass(frozen=True)
class Weekly:
    """On one or several weekdays, in every week or every so many."""

    weekdays: tuple[int, ...]
    every: int = 1
    kind: ClassVar[Kind] = "weekly"

    def days(self, start: date, since: date) -> Iterator[date]:
        """Its days from `start`, whose week is the first, leaving out those before `since`."""
        monday = start.toordinal() - start.weekday()
        first, last = max(start, since).toordinal(), LAST_DAY.toordinal()
        step = WEEK * self.every
        weekdays = sorted(set(self.weekdays))
        for week in range(monday + (first - monday) // step * step, last + 1, step):
            for weekday in weekdays:
                if first <= week + weekday <= last:
                    yield date.fromordinal(week + weekday)


@dataclass(frozen=True)
class MonthlyByDate:
    """On one day of the month, 1 to 31, in every month or every so many."""

    day: int
    every: int = 1
    kind: ClassVar[Kind] = "monthly-date"

    def days(self, start: date, since: date) -> Iterator[date]:
        """Its days from `start`, whose month is the first, leaving out those before `since`."""
        first = max(start, since)
        for year, month in _months(start, first, self.every):
            if self.day <= monthrange(year, month)[1]:
                day = date(year, month, self.day)
                if day >= first:
                    yield day


@dataclass(frozen=True)
class MonthlyByWeekday:
    """On the second Tuesday, the last Friday, the first and third Monday of a month."""

    weekday: int
    positions: tuple[int, ...]  # 1 to 5, or `LAST`
    every: int = 1
    kind: ClassVar[Kind] = "monthly-weekday"

    def days(self, start: date, since: date) -> Iterator[date]:
        """Its days from `start`, whose month is the first, leaving out those before `since`."""
        first = max(start, since)
        for year, month in _months(start, first, self.every):
            yield from (day for day in self._of(year, month) if day >= first)

    def _of(self, year: int, month: int) -> list[date]:
        weekday, length = monthrange(year, month)
        all_of_them = range(1 + (self.weekday - weekday) % WEEK, length + 1, WEEK)
        found = {
            all_of_them[place if place == LAST else place - 1]
            for place in self.positions
            if place <= len(all_of_them)
        }
        return [date(year, month, number) for number in sorted(found)]


Rule = Once | Weekly | MonthlyByDate | MonthlyByWeekday


def _months(start: date, since: date, every: int) -> Iterator[tuple[int, int]]:
    """Year and month of every so-manieth month after that of `start`, from that of `since`."""
    begin = start.year * MONTHS + start.month - 1
    gone = (since.year * MONTHS + since.month - 1 - begin) // every
    end = LAST_DAY.year * MONTHS + LAST_DAY.month - 1
    for month in range(begin + gone * every, end + 1, every):
        yield month // MONTHS, month % MONTHS + 1
