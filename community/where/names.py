"""The questions put to the gazetteer: by name, by a name cut short, and by a name nearly right."""

from collections.abc import Collection, Iterable
from typing import Any, Final, NamedTuple

from django.db import connections
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length

from community.lib.finding import one_apart
from community.lib.geo import fold
from community.lib.place_keys import is_short_for
from community.models.places import KEY_LENGTH, Place, PlaceName, Region, RegionName
from community.where.answers import Choice, Spot

MOST_NAMESAKES: Final = 60
MOST_LOOKED_AT: Final = 3_000
MOST_SUGGESTIONS: Final = 5
# Letters: a shorter beginning is that of too many names.
SHORTEST: Final = 3


def places_named(keys: Iterable[str], where: str = "", country: str = "") -> list[Place]:
    """Places with one of these keys, each with the name it has by it as `written`. One query."""
    kept = list(keys)
    found = Place.objects.by_keys(*kept)
    if where:
        found = found.within(where)
    if country:
        found = found.filter(country=country)
    written = PlaceName.objects.filter(place=OuterRef("pk"), key__in=kept).order_by("pk")
    return list(found.annotate(written=Subquery(written.values("name")[:1]))[:MOST_NAMESAKES])


def regions_named(keys: Iterable[str], where: str = "", country: str = "") -> list[Region]:
    """Countries and regions with one of these keys. One query."""
    able = [key for key in keys if 0 < len(key) <= KEY_LENGTH]
    found = Region.objects.filter(pk__in=RegionName.objects.filter(key__in=able).values("region"))
    if where:
        around = Region.objects.filter(code="", names__key=fold(where), country=OuterRef("country"))
        found = found.filter(Exists(around)).exclude(code="")
    if country:
        found = found.filter(country=country)
    return list(found[:MOST_NAMESAKES])


def places_cut_short(text: str, country: str = "") -> list[Place]:
    """Places whose name was typed in short: "Frankfurt a. M.", "Rothenburg o.d.T". Two queries."""
    key = fold(text)
    first, space, _rest = key.partition(" ")
    if not space or len(first) < SHORTEST:
        return []
    rows = _largest(PlaceName.objects.filter(_starting(first + " ")), country)
    return _in_bulk(row for row in rows if is_short_for(key, row.key))


def nearly(text: str, country: str = "") -> list[Choice]:
    """Names that begin with what was typed, or differ from it in one letter. Four queries."""
    key = fold(text)
    if not SHORTEST <= len(key) <= KEY_LENGTH:
        return []
    alike = Q()
    for two in sorted({key[:2], key[0] + key[2], key[1] + key[0]}):
        alike |= _starting(two)
    asked = alike & (Q(size__range=(len(key) - 1, len(key) + 1)) | _starting(key))
    letters = sorted(key)

    def far(found: str) -> tuple[bool, bool]:
        """Two letters swapped is nearer than one wrong, and that than one too many."""
        return sorted(found) != letters, len(found) != len(key)

    def nearest(rows: Iterable[Row]) -> list[Row]:
        fit = (row for row in rows if row.key.startswith(key) or one_apart(key, row.key))
        return sorted(fit, key=lambda row: far(row.key))

    sized = PlaceName.objects.annotate(size=Length("key")).filter(asked)
    towns = _in_bulk(Row(*row[:2], "") for row in nearest(_largest(sized, country)))
    names = RegionName.objects.annotate(size=Length("key")).filter(asked)
    rows = names.values_list("key", "region", "key")[:MOST_LOOKED_AT]
    areas = Region.objects.in_bulk(row.owner for row in nearest(map(Row._make, rows)))
    return [*areas.values(), *with_regions(towns[:MOST_SUGGESTIONS])][:MOST_SUGGESTIONS]


class Row(NamedTuple):
    """A key, whose it is, and the name as it is written."""

    key: str
    owner: int
    written: str


def with_regions(places: Collection[Place], asked: str = "") -> list[Spot]:
    """The places with their regions' names in the page's language. One query."""
    if not places:
        return []
    codes = {"", *(place.region_code for place in places)}
    around = Region.objects.filter(country__in={one.country for one in places}, code__in=codes)
    labels = {(one.country, one.code): one.label for one in around}
    return [
        Spot(
            place,
            _as_asked(place, asked),
            labels.get((place.country, place.region_code), "") if place.region_code else "",
            labels.get((place.country, ""), place.country),
        )
        for place in places
    ]


def _as_asked(place: Place, asked: str) -> str:
    """Its name as it was asked for: in capitals and accents as typed, if they were typed."""
    key, written = fold(asked), str(getattr(place, "written", "")) or place.name
    if not key or fold(place.name) == key:
        return place.name if key else written
    return asked if fold(written) == key and asked[:1].isupper() else written


def _largest(names: "QuerySet[Any]", country: str) -> list[Row]:
    """The rows of these names, those of the largest places first."""
    found = names.filter(place__country=country) if country else names
    ordered = found.order_by("-place__population", "pk")
    return list(map(Row._make, ordered.values_list("key", "place", "name")[:MOST_LOOKED_AT]))


def _in_bulk(rows: Iterable[Row]) -> list[Place]:
    """Each place once, in this order, by the first of these names."""
    names: dict[int, str] = {}
    for row in rows:
        names.setdefault(row.owner, row.written)
    places: dict[int, Any] = Place.objects.in_bulk(names)
    for number, place in places.items():
        place.written = names[number]
    return [places[number] for number in names if number in places]


def _starting(beginning: str) -> Q:
    """Keys with this beginning, asked so that an index can answer on either database."""
    if connections[PlaceName.objects.db].vendor == "sqlite":
        return Q(key__gte=beginning, key__lt=beginning[:-1] + chr(ord(beginning[-1]) + 1))
    return Q(key__startswith=beginning)
