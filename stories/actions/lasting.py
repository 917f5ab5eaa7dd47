"""Lasting: for how long a story may be shown, and the day on which that ends by itself.

The time counts from the later of two days: the one on which it was chosen, and the one on which
the story became public. Who chose a year in spring and is published in autumn has a year.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stories.consent import ASK_AGAIN_YEARS


def years_on(today: date, years: int) -> date:
    """The same day some years later; the 28th of February where there is no 29th."""
    try:
        return today.replace(year=today.year + years)
    except ValueError:
        return today.replace(year=today.year + years, day=28)


def ends_on(switches: Mapping[str, Any]) -> date | None:
    """The day on which publication ends; before there is any, the earliest it could be."""
    written = switches.get("lapses")
    return date.fromisoformat(written) if written else None


def years_in(switches: Mapping[str, Any]) -> int | None:
    """For how many years its author wants it shown; nothing when they set no end."""
    years = switches.get("lapse_years")
    return years if switches.get("lapses") and years in ASK_AGAIN_YEARS else None


def counted_from(published: date, switches: Mapping[str, Any]) -> dict[str, Any]:
    """The switches with the end counted from the day of publication, where that is later."""
    ends, years = ends_on(switches), years_in(switches)
    if ends is None or years is None:
        return dict(switches)
    return {**switches, "lapses": max(ends, years_on(published, years)).isoformat()}
