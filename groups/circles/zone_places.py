"""The town that stands for a time zone, where a format wants a place of what meets in none."""

from dataclasses import dataclass
from functools import lru_cache

from community.lib.geo import fold
from community.models.places import Gazetteer, Place


@dataclass(frozen=True)
class ZonePlace:
    """A town of the gazetteer. `country` is by ISO 3166."""

    name: str
    country: str
    latitude: float
    longitude: float


def zone_place(zone: str) -> ZonePlace | None:
    """The largest town of the zone that bears its name ("Europe/Lisbon": Lisbon), else the largest
    of all; None for world time, and for a name that the gazetteer does not know.

    One query, and a second one whenever the gazetteer was loaded anew.
    """
    return _by_zone(_loaded()).get(zone)


def zone_places() -> dict[str, ZonePlace]:
    """All of them, by their zones."""
    return _by_zone(_loaded())


def _loaded() -> tuple[str, int]:
    found = Gazetteer.objects.values_list("digest", "places").first()
    return found or ("", Place.objects.count())


@lru_cache(maxsize=1)
def _by_zone(_loaded: tuple[str, int]) -> dict[str, ZonePlace]:
    """The larger ones come later and take the place of the smaller; namesakes come last of all."""
    columns = ("timezone", "name", "country", "latitude", "longitude")
    rows = list(Place.objects.order_by("population", "-pk").values_list(*columns).iterator())
    namesakes = [row for row in rows if fold(row[1]) == _town(row[0])]
    return {zone: ZonePlace(*rest) for zone, *rest in [*rows, *namesakes]}


@lru_cache(maxsize=1000)
def _town(zone: str) -> str:
    return fold(zone.rpartition("/")[2].replace("_", " "))
