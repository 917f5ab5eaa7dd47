"""What one search for circles found, as its pages show it. A fixed number of queries each."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.where import Where
from groups.circles.cards import Card, cards
from groups.circles.choices import Way
from groups.circles.query import CircleQuery
from groups.directory.elsewhere import Offer, nearest, pagination
from groups.directory.place_reader import NEAR_KM
from groups.directory.slices import take

A_PAGE: Final = 20  # circles
MOST_COUNTED: Final = 1_000
MOST_BESIDE: Final = 6
MOST_DROPPED: Final = 5
# Counted when somebody asks what to leave out.
MOST_WITHOUT: Final = 100
RELATED: Final = ("standing", "meeting")


@dataclass(frozen=True)
class Found:
    """Cards in the order of the search; `number` stops at a thousand, and `many` says so."""

    cards: list[Card]
    number: int
    many: bool
    pagination: dict[str, str]
    nearest: list[Card] = field(default_factory=list)


def find(query: CircleQuery, now: datetime) -> Found:
    """The slice at the query's cursor."""
    today = now.date()
    number = query.count(today, MOST_COUNTED)
    few = number <= MOST_COUNTED or bool(query.q)
    page = take(query, today, A_PAGE, few=few, related=RELATED)
    if query.cursor and not page.groups:  # the list ends before this place now
        query = replace(query, cursor=None)
        page = take(query, today, A_PAGE, few=few, related=RELATED)
    return Found(
        cards=cards(page.groups, query, now),
        number=min(number, MOST_COUNTED),
        many=number > MOST_COUNTED,
        pagination=pagination(query, page, "circles:list"),
        nearest=_nearest(query, now) if query.by_distance and not page.groups else [],
    )


def some(query: CircleQuery, now: datetime, most: int = MOST_BESIDE) -> tuple[list[Card], bool]:
    """The first few, and whether there are more."""
    rows = query.queryset(now.date(), few=query.is_narrowed and not query.by_hours)
    found = list(rows.select_related(*RELATED)[: most + 1])
    return cards(found[:most], query, now), len(found) > most


def at_a_distance(query: CircleQuery) -> CircleQuery:
    """The same search for circles that one need not go to, whatever place is asked for."""
    asked = {*query.way} & {Way.ONLINE, Way.HYBRID, Way.PHONE}
    ways = tuple(sorted(asked)) or (Way.ONLINE.value, Way.PHONE.value)
    return replace(
        query,
        way=ways,
        near="",
        place=None,
        radius=NEAR_KM,
        country="",
        region="",
        cursor=None,
        where=Where(),
        area=None,
    )


def _nearest(query: CircleQuery, now: datetime) -> list[Card]:
    return cards(nearest(query, now.date(), RELATED), query, now)


def without(query: CircleQuery, today: date) -> list[Offer]:
    """What to leave out where nothing fits everything, and how many circles fit then."""
    offers = []
    for chip in query.chips()[:MOST_DROPPED]:
        rest = CircleQuery.parse(QueryDict(chip.without_it.removeprefix("?")))
        if number := rest.count(today, MOST_WITHOUT):
            label = _("Leave out “%(part)s”") % {"part": chip.label}
            offers.append(Offer(label, chip.without_it, _how_many(number)))
    return offers


def _how_many(number: int) -> str:
    if number > MOST_WITHOUT:
        return _("more than %(number)d circles") % {"number": MOST_WITHOUT}
    return ngettext("%(number)d circle", "%(number)d circles", number) % {"number": number}
