"""Days and times as HSDS writes them. Nothing of an entry is told by the hour."""

from datetime import UTC, date
from typing import Final

from django.utils.dateparse import parse_date, parse_datetime

SOME_DAY: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
SOME_TIME: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00\.000Z$"


def as_time(day: date) -> str:
    """The beginning of that day, to the millisecond as HSDS has it."""
    return f"{day:%Y-%m-%d}T00:00:00.000Z"


def day_of(text: str) -> date | None:
    """The day of a time or of a date; None for what is neither.

    A plus in an address that was not encoded arrives as a space.
    """
    mended = text.strip().replace(" ", "+") if "T" in text else text.strip()
    try:
        moment = parse_datetime(mended)
        if moment is None:
            return parse_date(mended)
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None
