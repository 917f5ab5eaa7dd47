"""Where else a search may lead: another place of the name, a larger circle, the next slice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from community.models.places import Region
from community.where import Choice
from groups.directory.cursor import Cursor
from groups.directory.distance import distance_words
from groups.directory.listing_query import ListingQuery
from groups.directory.nearness import FARTHEST_KM
from groups.directory.slices import Slice

MOST_NEAREST: Final = 3
WIDER: Final = (5, 25)  # times the radius


@dataclass(frozen=True)
class Offer:
    """A link to another search."""

    label: str
    address: str
    beside: str = ""


def nearest(query: ListingQuery, today: date, related: Sequence[str] = ("standing",)) -> list[Any]:
    """The nearest that fit, looked for in larger and larger circles; three queries at most."""
    for factor in WIDER:
        larger = replace(query, radius=min(query.radius * factor, FARTHEST_KM))
        found = list(larger.queryset(today).select_related(*related)[:MOST_NEAREST])
        if found:
            return found
    return list(query.beyond(today).select_related(*related)[:MOST_NEAREST])


def pagination(query: ListingQuery, page: Slice, name: str) -> dict[str, str]:
    """Links to the slices before and after, on the page of that name."""

    def address(cursor: Cursor | None) -> str:
        if cursor is None:
            return ""
        return f"{reverse(name)}{query.url_params(cursor=cursor)}#found"

    return {"previous_url": address(page.previous), "next_url": address(page.next)}


def place_offers(query: ListingQuery, choices: tuple[Choice, ...]) -> list[Offer]:
    """The same search in another place: of the same name, or of nearly the name typed."""
    return [_in_place(query, choice) for choice in choices]


def _in_place(query: ListingQuery, choice: Choice) -> Offer:
    if isinstance(choice, Region):
        asked: dict[str, Any] = {"country": choice.country, "region": ""}
        if choice.code:
            asked = {"country": "", "region": choice.address}
        address = query.elsewhere(near="", place=None, **asked)
        kind = _("the whole region") if choice.code else _("the whole country")
        return Offer(choice.label, address, kind)
    number = choice.place.pk
    address = query.elsewhere(near=choice.name, place=number)
    return Offer(choice.label, address, choice.beside)


def wider(query: ListingQuery) -> list[Offer]:
    """The same search in a larger circle."""
    if not query.by_distance:
        return []
    larger = [km for km in (50, 100, 200, 500) if km > query.radius][:2]
    return [
        Offer(
            _("Look within %(distance)s") % {"distance": distance_words(km, query.where.country)},
            query.url_params(radius=km, cursor=None),
        )
        for km in larger
    ]
