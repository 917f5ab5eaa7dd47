"""Towns of the gazetteer, as an organiser names and chooses them."""

from typing import Any, Final

from community.models import Place
from community.where import Spot, Where

MOST: Final = 12
CLAIMED: Final[dict[str, Any]] = {
    "geonames_id": None,
    "place_name": "",
    "country": "",
    "region_code": "",
    "region_name": "",
    "latitude": None,
    "longitude": None,
}


def towns_in(where: Where) -> list[Spot]:
    """The towns that may be meant: what was taken first, then others of the name, or near it."""
    others = where.choices or where.suggestions or where.others
    found = [where.spot or where.nearest, *others]
    towns = {one.place.pk: one for one in found if isinstance(one, Spot)}
    return list(towns.values())[:MOST]


def choices_for(towns: list[Spot]) -> list[tuple[int, str]]:
    """Each so that two towns of one name can be told apart."""
    labels = [town.label for town in towns]
    return [
        (town.place.pk, f"{label}, {town.beside}" if labels.count(label) > 1 else label)
        for town, label in zip(towns, labels, strict=True)
    ]


def as_claims(place: Place | None) -> dict[str, Any]:
    """What an entry says of its place; nothing of any place without one."""
    if place is None:
        return dict(CLAIMED)
    return {
        "geonames_id": place.pk,
        "place_name": place.name,
        "country": place.country,
        "region_code": place.region_code,
        "region_name": place.region_name,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
