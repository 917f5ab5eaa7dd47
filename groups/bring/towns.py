"""The town that a row means, over our own gazetteer; where several are meant, all are named."""

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _
from django_countries import countries

from community.lib.geo import fold, haversine_km
from community.models import Place
from community.models.places import PlaceName
from groups.bring.values import Wrong

Claims = dict[str, Any]
Point = tuple[float, float]
# A point that is farther from the town than this is no point of that town.
FAR_KM: Final = 60
NEAR_KM: Final = 30
KM_A_DEGREE: Final = 111
MOST_CHOICES: Final = 8
OF_TOWN: Final = ("geonames_id", "country", "region_code", "region_name", "latitude", "longitude")


class Towns:
    """Towns for the rows of one step: asked for all at once, whatever their number."""

    def __init__(self, rows: Iterable[Claims]) -> None:
        wanted = list(rows)
        keys = {key for row in wanted for key in _keys(row.get("place_name", ""))}
        self._named: dict[str, list[Place]] = defaultdict(list)
        names = PlaceName.objects.filter(key__in=keys).select_related("place")
        for name in names.order_by("-place__population", "place"):
            self._named[name.key].append(name.place)
        numbers = {row["geonames_id"] for row in wanted if row.get("geonames_id")}
        self._numbered = Place.objects.in_bulk(numbers)

    def settle(self, claims: Claims) -> None:
        """Fill in what the gazetteer knows. Raises Wrong where no town, or no single one, is meant.

        What the row says of its own (a point, a region, a country) is kept. Nothing is done where
        neither a town nor a point is said.
        """
        number = claims.get("geonames_id")
        name = claims.get("place_name", "")
        if number:
            self._by_number(claims, number)
        elif name:
            place = self._one(name, claims)
            claims["place_name"] = place.name
            _fill(claims, place)
        elif point := _point(claims):
            place = _nearest(point)
            claims["place_name"] = place.name
            _fill(claims, place)

    def _by_number(self, claims: Claims, number: int) -> None:
        """A town that we do not know is taken as it is told, if where it is is told too."""
        place = self._numbered.get(number)
        if place is not None:
            claims.setdefault("place_name", place.name)
            _fill(claims, place)
        elif not (_point(claims) and claims.get("place_name") and claims.get("country")):
            raise Wrong(_("GeoNames has no town of this number that we know."))

    def _one(self, name: str, claims: Claims) -> Place:
        found = self._called(name, claims)
        if not found:
            told = _(
                "We do not know a town called “%(town)s” there. Please try a larger one nearby."
            )
            raise Wrong(told % {"town": name[:60]})
        if len(found) > 1 and (point := _point(claims)):
            found = [min(found, key=lambda place: _km(place, point))]
        if len(found) > 1:
            told = _(
                "There is more than one “%(town)s”: %(choices)s. Please give its number in a "
                "column for GeoNames, or its region."
            )
            named = "; ".join(map(_choice, found[:MOST_CHOICES]))
            raise Wrong(told % {"town": name[:60], "choices": named})
        return found[0]

    def _called(self, name: str, claims: Claims) -> list[Place]:
        """Of that name, in the country and in the region that the row says, if any is there."""
        found = self._named.get(fold(name), [])
        if not found and "," in name:
            rest = fold(name.rpartition(",")[2])
            found = [
                place
                for place in self._named.get(fold(name.rpartition(",")[0]), [])
                if rest in _around(place)
            ]
        if country := claims.get("country"):
            found = [place for place in found if place.country == country]
        code, region = claims.get("region_code"), fold(claims.get("region_name", ""))
        inside = [
            place
            for place in found
            if (code and place.region_code == code)
            or (region and fold(place.region_name) == region)
        ]
        return list(dict.fromkeys(inside or found))


def _fill(claims: Claims, place: Place) -> None:
    point = _point(claims)
    if point and _km(place, point) > FAR_KM:
        told = _("This point is far from %(town)s. Please correct it, or leave it empty.")
        raise Wrong(told % {"town": place.name})
    if claims.get("country", place.country) != place.country:
        raise Wrong(_("This town lies in another country."))
    known = {name: getattr(place, name) for name in OF_TOWN if name != "geonames_id"}
    for name, value in known.items():
        if claims.get(name) in (None, ""):
            claims[name] = value
    claims["geonames_id"] = place.geonames_id


def _nearest(point: Point) -> Place:
    """The town that a bare point lies in or near."""
    reach = NEAR_KM / KM_A_DEGREE
    wide = min(180.0, reach / max(0.02, math.cos(math.radians(point[0]))))
    around = Place.objects.filter(
        latitude__range=(point[0] - reach, point[0] + reach),
        longitude__range=(point[1] - wide, point[1] + wide),
    )
    nearest = min(around, key=lambda place: _km(place, point), default=None)
    if nearest is None or _km(nearest, point) > NEAR_KM:
        raise Wrong(_("There is no town that we know near this point. Please name one."))
    return nearest


def _point(claims: Claims) -> Point | None:
    latitude, longitude = claims.get("latitude"), claims.get("longitude")
    return None if latitude is None or longitude is None else (latitude, longitude)


def _km(place: Place, point: Point) -> float:
    return haversine_km(place.latitude, place.longitude, *point)


def _keys(name: str) -> list[str]:
    return [key for key in (fold(name), fold(name.rpartition(",")[0])) if key]


def _around(place: Place) -> set[str]:
    names = (place.region_name, place.country, str(countries.name(place.country)))
    return {fold(name) for name in names if name}


def _choice(place: Place) -> str:
    where = ", ".join(filter(None, (place.region_name, place.near, place.country)))
    return f"{place.name} ({where}; {place.geonames_id})"
