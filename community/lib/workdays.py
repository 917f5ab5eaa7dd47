"""Working days: Monday to Friday. Holidays differ by country, and a team may work across them."""

from datetime import date, timedelta
from typing import Final

DAYS: Final = 5  # working days in a week
WEEK: Final = 7


def working_days(first: date, last: date) -> int:
    """How many working days lie after `first`, up to and including `last`; 0 when none do."""
    return max(_counted(last) - _counted(first), 0)


def work_on(day: date, number: int) -> date:
    """The working day on which `number` working days after `day` are over.

    On a weekend the count begins as on the Friday before: 1 day after a Saturday is the Monday.
    """
    start = _working_day_before(day)
    weeks, rest = divmod(number, DAYS)
    over_a_weekend = start.weekday() + rest >= DAYS
    return start + timedelta(days=weeks * WEEK + rest + (2 if over_a_weekend else 0))


def latest_start(today: date, number: int) -> date:
    """The latest day of which more than `number` working days are over today.

    What began on it or before is later than its target; what began after it is in time.
    """
    day = today - timedelta(days=(number // DAYS + 1) * WEEK + 1)
    while working_days(day + timedelta(days=1), today) > number:
        day += timedelta(days=1)
    return day


def _working_day_before(day: date) -> date:
    """The day itself, or the Friday of its weekend."""
    return day - timedelta(days=max(day.weekday() - (DAYS - 1), 0))


def _counted(day: date) -> int:
    """Working days since Monday, the first day of the calendar, up to and including this one."""
    weeks, weekday = divmod(day.toordinal() - 1, WEEK)
    return weeks * DAYS + min(weekday + 1, DAYS)
