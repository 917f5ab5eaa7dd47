"""The days that a search asks for, by one zone's clocks or by each circle's own."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Self

from django.db.models import Q

from community.lib.zones import instant, zone

WEEK: Final = timedelta(weeks=1)
A_DAY: Final = timedelta(days=1)
WEEKDAYS: Final = ("0", "1", "2", "3", "4", "5", "6")
# Any month has its second Tuesday within five weeks.
WEEKS: Final = 5
FIRST, LAST = date(2000, 1, 1), date(2199, 12, 30)


def read_day(text: str) -> str | None:
    """A weekday ("0" for Sunday) or a date ("2026-11-26") as an address has it; else None."""
    if text in WEEKDAYS:
        return text
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day.isoformat() if FIRST <= day <= LAST else None


@dataclass(frozen=True)
class Days:
    """Some days, and the zone by whose clocks they begin; "" for each circle's own."""

    days: tuple[date, ...]
    zone: str = ""

    @classmethod
    def of(cls, day: str, zone_name: str, today: date) -> Self:
        """What `day` means. A weekday: those of the coming five weeks, today among them."""
        if day not in WEEKDAYS:
            return cls((date.fromisoformat(day),), zone_name)
        # Python counts from Monday.
        ahead = (int(day) - 1 - today.weekday()) % 7
        first = today + timedelta(days=ahead)
        return cls(tuple(first + week * WEEK for week in range(WEEKS)), zone_name)

    def met(self) -> Q:
        """Occurrences that begin on one of them."""
        first, last = min(self.days), max(self.days)
        in_a_row = len(set(self.days)) == (last - first).days + 1
        if not self.zone and first == last:  # then the index gives its order too
            return Q(local_day=first)
        if not self.zone:
            return Q(local_day__range=(first, last)) if in_a_row else Q(local_day__in=self.days)
        spans = [(first, last)] if in_a_row else [(day, day) for day in self.days]
        found = Q()
        for begin, end in spans:
            since, until = bounds(begin, self.zone)[0], bounds(end, self.zone)[1]
            found |= Q(begins__gte=since, begins__lt=until)
        return found


def bounds(day: date, name: str) -> tuple[datetime, datetime]:
    """When a day begins by the clocks of a zone and when the next one does, in UTC: 23 or 25
    hours later in the nights when clocks change. Raises `NoSuchZone`."""
    where = zone(name)
    return (
        instant(datetime.combine(day, time()), where),
        instant(datetime.combine(day + A_DAY, time()), where),
    )
