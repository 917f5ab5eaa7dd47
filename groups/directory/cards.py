"""Entries as the component for cards takes them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from community.language import page_language
from groups.choices import LOCAL, Access, Control, Kind
from groups.directory.distance import distance_words
from groups.directory.nearness import km_between
from groups.directory.offers import Offers
from groups.directory.sentences import (
    RegionLabels,
    area,
    confirmed,
    is_stale,
    region_labels,
)
from groups.models import Group

MOST_TAGS: Final = 5
# All that a card says of an entry; the rest of its row is long.
READ: Final = (
    "slug name kind text_language about control offers access example"
    " scope online country region_code region_name place_name countries"
).split()


def cards(
    groups: Iterable[Group], offers: Offers, today: date, *, country: str = ""
) -> list[dict[str, Any]]:
    """One a row, with its distance where it was found by distance. `country` is that of the place
    that was looked for: it says whether people there reckon in miles. Needs `standing`."""
    rows = list(groups)
    # What was found by distance says its town, and no region.
    regions = region_labels(one for one in rows if not hasattr(one, "chord2"))
    return [
        _card(group, offers, today) | {"meta": " · ".join(_meta(group, country, regions))}
        for group in rows
    ]


def _card(group: Group, offers: Offers, today: date) -> dict[str, Any]:
    other = group.text_language != page_language()
    return {
        "url": group.get_absolute_url(),
        "title": group.name,
        "language": group.text_language if other else "",
        "body": group.about,
        "confirmed": confirmed(group.standing, today),
        "stale": is_stale(group.standing, today),
        "tags": _tags(group, offers),
        "example": group.example,
    }


def _meta(group: Group, country: str, regions: RegionLabels) -> Iterable[str]:
    yield str(Kind(group.kind).label)
    chord2 = getattr(group, "chord2", None)
    if chord2 is None:
        yield area(group, regions)
    else:
        yield _how_far(group, km_between(chord2), country or group.country)
    if group.online and group.scope in LOCAL:
        yield _("also online")


def _how_far(group: Group, km: float, country: str) -> str:
    if km < 1:
        return _("in %(place)s") % {"place": group.place_name}
    return _("%(place)s, %(distance)s away") % {
        "place": group.place_name,
        "distance": distance_words(km, country),
    }


def _tags(group: Group, offers: Offers) -> list[dict[str, str]]:
    control = {
        Control.MAJORITY.value: [_("People with lived experience decide")],
        Control.PARTLY.value: [_("People with lived experience decide with others")],
    }.get(group.control, [])
    said = [offers.label(slug) for slug in group.offers]
    access = [str(Access.STEP_FREE.label)] if Access.STEP_FREE in group.access else []
    return [{"label": label} for label in [*control, *said[:MOST_TAGS], *access]]
