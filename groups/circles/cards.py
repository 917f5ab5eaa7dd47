"""Circles as lists show them, each with its next meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from community.language import page_language
from community.lib.schedule.told import told
from groups.circles import sayings
from groups.circles.choices import Cost, MeetingAccess, VenueAccess
from groups.circles.query import CircleQuery
from groups.circles.sentences import hours, rhythm
from groups.circles.times import Moment
from groups.circles.zones import zone_name
from groups.directory.distance import distance_words
from groups.directory.nearness import km_between
from groups.directory.sentences import confirmed, is_stale
from groups.languages import language_name
from groups.models import Circle, Occurrence

# Said on a card already: what many look for first.
ON_CARDS: Final = (VenueAccess.STEP_FREE, MeetingAccess.CAPTIONS, MeetingAccess.CAMERA_OFF)


@dataclass(frozen=True)
class Card:
    """One circle. `next` is its next meeting, where it has one."""

    circle: Circle
    meta: str
    rhythm: str
    next: Moment | None
    next_words: str
    confirmed: str
    stale: bool
    lang: str
    tags: list[dict[str, str]]


def cards(found: Iterable[Any], query: CircleQuery, now: datetime) -> list[Card]:
    """One a circle, with its distance where it was found by distance. Needs `standing` and
    `meeting`. One query for all their next meetings."""
    rows = list(found)
    coming = _next(rows, now)
    return [_card(circle, coming.get(circle.pk), query, now) for circle in rows]


def _next(circles: Sequence[Circle], now: datetime) -> dict[UUID, Occurrence]:
    rows = Occurrence.objects.filter(circle__in=[each.pk for each in circles], ends__gt=now)
    found: dict[UUID, Occurrence] = {}
    for row in rows.order_by("begins"):
        found.setdefault(row.circle_id, row)
    return found


def _card(circle: Circle, coming: Occurrence | None, query: CircleQuery, now: datetime) -> Card:
    meeting: Any = circle.meeting
    said = told(meeting.schedule, now)
    moment = None
    if coming:
        zones = meeting.zone, meeting.zones, query.zone
        moment = Moment.of(coming.begins, coming.ends, *zones)
    words = {"rhythm": rhythm(said), "hours": hours(said), "place": zone_name(meeting.zone)}
    return Card(
        circle=circle,
        meta=" · ".join(_meta(circle, query)),
        rhythm=_("%(rhythm)s, %(hours)s (time in %(place)s)") % words,
        next=moment,
        next_words=moment.day_short if moment else "",
        confirmed=confirmed(circle.standing, now.date()),
        stale=is_stale(circle.standing, now.date()),
        lang=circle.text_language if circle.text_language != page_language() else "",
        tags=[{"label": label} for label in _tags(circle)],
    )


def _meta(circle: Circle, query: CircleQuery) -> Iterable[str]:
    yield sayings.called(circle)
    yield sayings.way(circle)
    if hasattr(circle, "chord2"):
        yield _how_far(circle, km_between(circle.chord2), query.where.country or circle.country)
    elif place := sayings.where(circle, circle.meeting):
        yield place


def _how_far(circle: Circle, km: float, country: str) -> str:
    if km < 1:
        return _("in %(place)s") % {"place": circle.place_name}
    words = {"place": circle.place_name, "distance": distance_words(km, country)}
    return _("%(place)s, %(distance)s away") % words


def _tags(circle: Circle) -> Iterable[str]:
    yield from map(language_name, circle.languages)
    joining = sayings.joining(circle)
    yield joining[:1].upper() + joining[1:]
    if circle.cost_kind:
        yield str(Cost(circle.cost_kind).label)
    yield from (str(each.label) for each in ON_CARDS if each in circle.access)
