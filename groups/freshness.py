"""How sure a listing is, by the day on which it was last confirmed. Pure: it is handed the day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dateutil.relativedelta import relativedelta
from django.conf import settings

from groups.choices import Kind


class Freshness(StrEnum):
    """From fresh to hidden; housekeeping mails at `DUE`."""

    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"
    HIDDEN = "hidden"


# Every card of every list asks, and always for the same few days.
@lru_cache(maxsize=2_000)
def _later(day: date, months: int) -> date:
    """A day of a month that has none falls on the month's last."""
    later: date = day + relativedelta(months=months)
    return later


@dataclass(frozen=True)
class Ages:
    """After how many months of silence a listing is asked about, marked, and hidden."""

    due: int
    stale: int
    hidden: int

    def of(self, confirmed_on: date | None, today: date) -> Freshness:
        """Never confirmed is hidden. A day of a month that has none falls on the month's last."""
        if confirmed_on is None or self.hidden_by(confirmed_on) <= today:
            return Freshness.HIDDEN
        if _later(confirmed_on, self.stale) <= today:
            return Freshness.STALE
        if _later(confirmed_on, self.due) <= today:
            return Freshness.DUE
        return Freshness.FRESH

    def hidden_by(self, confirmed_on: date) -> date:
        """The first day on which it is not shown any more."""
        return _later(confirmed_on, self.hidden)

    def shown_if_confirmed_after(self, today: date) -> date:
        """What was confirmed after this day may be shown today: the same rule, for a database.

        The two ways to reckon differ by some days where months end: the earliest day that
        `hidden_by` lets through is looked for.
        """
        day: date = today - relativedelta(months=self.hidden) - relativedelta(days=3)
        while self.hidden_by(day + relativedelta(days=1)) <= today:
            day += relativedelta(days=1)
        return day


def ages_of_groups() -> Ages:
    """The ages for groups, allies and offices."""
    return Ages(
        due=settings.PERIODS["GROUP_REMIND_MONTHS"],
        stale=settings.PERIODS["GROUP_STALE_MONTHS"],
        hidden=settings.PERIODS["GROUP_HIDDEN_MONTHS"],
    )


def ages_of_circles() -> Ages:
    """The ages for circles: what meets every week is wrong sooner."""
    return Ages(
        due=settings.PERIODS["CIRCLE_REMIND_MONTHS"],
        stale=settings.PERIODS["CIRCLE_STALE_MONTHS"],
        hidden=settings.PERIODS["CIRCLE_HIDDEN_MONTHS"],
    )


def ages_of(kind: str) -> Ages:
    """The ages for a listing of this kind."""
    return ages_of_circles() if kind == Kind.CIRCLE else ages_of_groups()
