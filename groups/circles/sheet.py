"""The calendar: a month or a week as rows of days."""

from calendar import Calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from groups.circles.query import CircleQuery
from groups.circles.week import Day, by_day, today_of
from groups.models.occurrence import LEAST_AHEAD

MONDAY: Final = 0
A_WEEK: Final = timedelta(weeks=1)
# Of one day: a cell is small, a week has room.
IN_A_MONTH, IN_A_WEEK = 3, 12


@dataclass(frozen=True)
class Link:
    """To another sheet; `address` is "" where there is none to see."""

    label: str
    address: str


@dataclass(frozen=True)
class Sheet:
    """Weeks of seven days from Monday; None where a day belongs to another month."""

    title: str
    weeks: list[list[Day | None]]
    before: Link
    after: Link
    other: Link

    @property
    def is_empty(self) -> bool:
        """Whether nobody meets."""
        return not any(day and day.rows for week in self.weeks for day in week)


def month_sheet(query: CircleQuery, first: date, now: datetime) -> Sheet:
    """The month that begins on this day."""
    days = list(Calendar(MONDAY).itermonthdates(first.year, first.month))
    ours = [day for day in days if day.month == first.month]
    shown: dict[date, Day | None] = {
        each.date: each for each in by_day(query, ours, now, IN_A_MONTH)
    }
    weeks = [[shown.get(day) for day in days[at : at + 7]] for at in range(0, len(days), 7)]
    before, after = (first - timedelta(days=1)).replace(day=1), ours[-1] + timedelta(days=1)
    return Sheet(
        title=date_format(first, "YEAR_MONTH_FORMAT"),
        weeks=weeks,
        before=_month_link(query, before, now),
        after=_month_link(query, after, now),
        other=_week_link(query, _monday(max(first, today_of(query, now))), now, _("By week")),
    )


def week_sheet(query: CircleQuery, monday: date, now: datetime) -> Sheet:
    """The week that begins on this Monday."""
    days = [monday + timedelta(days=number) for number in range(7)]
    words = {"day": date_format(monday, "DATE_FORMAT")}
    return Sheet(
        title=_("Week of %(day)s") % words,
        weeks=[list(by_day(query, days, now, IN_A_WEEK))],
        before=_week_link(query, monday - A_WEEK, now),
        after=_week_link(query, monday + A_WEEK, now),
        other=_month_link(
            query, max(monday, today_of(query, now)).replace(day=1), now, _("By month")
        ),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _in_sight(first: date, last: date, query: CircleQuery, now: datetime) -> bool:
    """Whether there is something to see: not in the past, and no farther than is reckoned."""
    today = today_of(query, now)
    return last >= today and first <= today + LEAST_AHEAD


def _month_link(query: CircleQuery, first: date, now: datetime, label: str = "") -> Link:
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    address = reverse("circles:month", args=[f"{first:%Y-%m}"]) + _words(query)
    seen = _in_sight(first, last, query, now)
    return Link(label or date_format(first, "YEAR_MONTH_FORMAT"), address if seen else "")


def _week_link(query: CircleQuery, monday: date, now: datetime, label: str = "") -> Link:
    address = reverse("circles:week-of", args=[monday.isoformat()]) + _words(query)
    seen = _in_sight(monday, monday + timedelta(days=6), query, now)
    words = _("Week of %(day)s") % {"day": date_format(monday, "MONTH_DAY_FORMAT")}
    return Link(label or words, address if seen else "")


def _words(query: CircleQuery) -> str:
    return replace(query, day="", cursor=None).url_params()
