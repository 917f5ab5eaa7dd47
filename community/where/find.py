"""Understanding where somebody is. A fixed number of queries, whatever is typed."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.db.models import ExpressionWrapper, F, FloatField

from community.lib.geo import fold
from community.lib.place_keys import other_keys
from community.models.places import Place, Region
from community.where.answers import Point, Spot, Where
from community.where.decide import decide
from community.where.names import (
    nearly,
    places_cut_short,
    places_named,
    regions_named,
    with_regions,
)

LONGEST: Final = 120  # characters
REACH: Final = 0.7  # degrees


def find_where(
    text: str, *, number: int | None = None, country: str = "", suggest: bool = True
) -> Where:
    """What `text` means. `number` is the GeoNames number of the one that was chosen of several;
    it counts only where the name may mean it, or stands alone. `country` narrows, by its code.
    Without `suggest`, names that are nearly right are not looked for: that is most of the work.
    """
    asked = " ".join(text.replace("\0", " ").split())[:LONGEST]
    if not asked:
        return _by_number(number)
    if point := Point.parse(asked):
        return Where(str(point), bare=point, nearest=_nearest(point))
    found = _named(asked, country)
    if country and not (found.is_clear or found.choices):
        found = _named(asked, "")
    if number is not None and (chosen := _chosen(found, number)):
        return chosen
    if found.is_clear or found.choices or not suggest:
        return found
    return replace(found, suggestions=tuple(nearly(asked, country)))


def _named(asked: str, country: str) -> Where:
    """By the name as it stands, by what stands before its comma, or else in other spellings."""
    name, comma, where = asked.rpartition(",")
    key, typed = fold(asked), asked
    places, regions = places_named([key], "", country), regions_named([key], "", country)
    if comma and not (places or regions):
        typed, key = name.strip(), fold(name)
        places, regions = places_named([key], where, country), regions_named([key], where, country)
    if not (places or regions):
        keys = other_keys(asked)
        places = places_cut_short(asked, country) or places_named(keys, "", country)
        places, regions = _both_names(asked, places), regions_named(keys, "", country)
    return decide(asked, key, with_regions(places, typed), regions)


def _both_names(asked: str, places: Sequence[Place]) -> list[Place]:
    """Of "Bolzano/Bozen" those that have both names, if any has."""
    parts = {fold(part) for part in asked.split("/")} - {""}
    if len(parts) < 2 or not places:
        return list(places)
    rows = Place.objects.filter(pk__in=[place.pk for place in places])
    for part in sorted(parts)[:3]:
        rows = rows.filter(names__key=part)
    both = set(rows.values_list("pk", flat=True))
    return [place for place in places if place.pk in both] or list(places)


def _nearest(point: Point) -> Spot | None:
    """The town nearest to a point, for its name and country alone; None far from any. Two
    queries."""
    lat, lon = point
    # A degree of longitude is shorter away from the equator.
    squeeze = max(0.1, math.cos(math.radians(lat)))
    rows = Place.objects.filter(
        latitude__range=(lat - REACH, lat + REACH),
        longitude__range=(lon - REACH / squeeze, lon + REACH / squeeze),
    )
    north, east = F("latitude") - lat, (F("longitude") - lon) * squeeze
    line = ExpressionWrapper(north * north + east * east, output_field=FloatField())
    found = with_regions(rows.order_by(line, "pk")[:1])
    return found[0] if found else None


def _by_number(number: int | None) -> Where:
    place = Place.objects.filter(pk=number).first() if number is not None else None
    if place is None:
        return Where()
    (spot,) = with_regions([place])
    return Where(spot.name, spot=spot)


def _chosen(found: Where, number: int) -> Where | None:
    """That one of the towns that the name may mean; the others stay on offer."""
    every = [*([found.spot] if found.spot else []), *found.choices, *found.others]
    for one in every:
        if not isinstance(one, Region) and one.place.pk == number:
            rest = tuple(other for other in every if other is not one)
            return Where(found.text, spot=one, others=rest)
    return None
