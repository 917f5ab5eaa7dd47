"""Meetings by the day, as the week and the calendar show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.language import page_language
from community.lib.zones import zone
from groups.circles import sayings
from groups.circles.query import CircleQuery
from groups.circles.times import Moment
from groups.directory.cursor import Cursor
from groups.languages import language_name
from groups.models import Circle, Occurrence

A_PAGE: Final = 50  # meetings of one day
LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC).timestamp()
# Behind this many, a day says "more than".
MOST_COUNTED: Final = 100
# As many are read in one go; where there are more, each day is asked for by itself.
AT_ONCE: Final = 300
# So many circles are named to the database at most.
MOST_NAMED: Final = 1_000


@dataclass(frozen=True)
class Row:
    """One meeting in a list."""

    circle: Circle
    moment: Moment
    meta: str
    lang: str
    moved: bool
    note: str


@dataclass(frozen=True)
class Day:
    """A day and its first meetings; `more` are there besides, and still more where `many`."""

    date: date
    rows: tuple[Row, ...]
    more: int = 0
    many: bool = False
    address: str = ""
    is_today: bool = False
    is_past: bool = False

    @property
    def words(self) -> str:
        """Weekday and day: "Tuesday, 8 December"."""
        words = {"weekday": self.weekday, "day": date_format(self.date, "MONTH_DAY_FORMAT")}
        return _("%(weekday)s, %(day)s") % words

    @property
    def weekday(self) -> str:
        """Its name: "Tuesday"."""
        return str(WEEKDAYS[self.date.weekday()])


def today_of(query: CircleQuery, now: datetime) -> date:
    """The day that it is, by the clocks of the chosen zone; else by UTC's."""
    return now.astimezone(zone(query.zone or "UTC")).date()


def by_day(query: CircleQuery, days: Sequence[date], now: datetime, most: int) -> list[Day]:
    """The meetings of some days in a row that are not over yet, `most` of each. Three queries, or
    three and one for each day where there are very many."""
    found = _occurrences(query, days, now)
    shown = [row for rows in found.values() for row in rows[:most]]
    circles = circles_of(row.circle_id for row in shown)
    today = today_of(query, now)
    return [
        Day(
            date=day,
            rows=tuple(_row(each, circles[each.circle_id], query) for each in rows[:most]),
            more=max(0, min(len(rows), MOST_COUNTED) - most),
            many=len(rows) > MOST_COUNTED,
            address=reverse("circles:week") + query.url_params(day=day.isoformat(), cursor=None),
            is_today=day == today,
            is_past=day < today,
        )
        for day, rows in found.items()
    ]


def a_day(query: CircleQuery, now: datetime) -> tuple[Day, dict[str, str]]:
    """The meetings of the date that is asked for, from the query's cursor on, and the links to
    those before and after. Three queries at most."""
    day = date.fromisoformat(query.day)
    rows = query.meetings_on(day, today=now.date(), few=few_fit(query, now)).filter(ends__gt=now)
    if query.cursor:
        rows = rows.filter(_beyond(query.cursor))
    found = list(rows[: A_PAGE + 1])
    circles = circles_of(each.circle_id for each in found)
    shown = tuple(_row(each, circles[each.circle_id], query) for each in found[:A_PAGE])
    here = reverse("circles:week")
    links = {"previous_url": here + query.url_params(cursor=None) if query.cursor else ""}
    if len(found) > A_PAGE:
        last = found[A_PAGE - 1]
        cursor = Cursor(last.begins.timestamp(), "", last.circle_id)
        links["next_url"] = here + query.url_params(cursor=cursor)
    today = today_of(query, now)
    return Day(day, shown, is_today=day == today, is_past=day < today), links


def few_fit(query: CircleQuery, now: datetime) -> bool:
    """Whether the circles that fit are best named first: where many do, each meeting is asked.
    One query at most."""
    if query.by_distance or not query.is_narrowed:
        return query.by_distance
    return query.count(now.date(), MOST_NAMED) <= MOST_NAMED


def _beyond(cursor: Cursor) -> Q:
    """The meetings after that place in a day."""
    seconds = min(max(cursor.measure or 0.0, 0.0), LATEST)
    begins = datetime.fromtimestamp(seconds, UTC)
    return Q(begins__gt=begins) | Q(begins=begins, circle_id__gt=cursor.pk)


def circles_of(keys: Iterable[UUID]) -> dict[UUID, Circle]:
    """These circles, with when they meet."""
    rows = Circle.objects.filter(pk__in=set(keys)).select_related("meeting")
    return {circle.pk: circle for circle in rows}


def _occurrences(
    query: CircleQuery, days: Sequence[date], now: datetime
) -> dict[date, list[Occurrence]]:
    today, few = now.date(), few_fit(query, now)
    coming = query.meetings_on(*days, today=today, few=few).filter(ends__gt=now)
    rows = list(coming[: AT_ONCE + 1])
    found: dict[date, list[Occurrence]] = {day: [] for day in days}
    if len(rows) > AT_ONCE:
        for day in days:
            one = query.meetings_on(day, today=today, few=few).filter(ends__gt=now)
            found[day] = list(one[: MOST_COUNTED + 1])
        return found
    for row in rows:
        found[_day_of(row, query)].append(row)
    return found


def _day_of(row: Occurrence, query: CircleQuery) -> date:
    return row.begins.astimezone(zone(query.zone)).date() if query.zone else row.local_day


def _row(each: Occurrence, circle: Circle, query: CircleQuery) -> Row:
    meeting: Any = circle.meeting
    moment = Moment.of(each.begins, each.ends, meeting.zone, meeting.zones, query.zone)
    other = circle.text_language != page_language()
    lang = circle.text_language if other else ""
    return Row(circle, moment, " · ".join(_meta(circle)), lang, each.moved, each.note)


def _meta(circle: Circle) -> Iterable[str]:
    yield sayings.called(circle)
    yield sayings.way(circle)
    if place := sayings.where(circle, circle.meeting):
        yield place
    yield ", ".join(map(language_name, circle.languages))
    yield sayings.joining(circle)
