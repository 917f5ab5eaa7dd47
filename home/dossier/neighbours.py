"""Which countries lie nearest to one: for when nothing from there may be quoted yet."""

from collections.abc import Iterable

from django.db.models import Avg

from community.lib.geo import haversine_km
from community.models.places import Place

MOST_NEIGHBOURS = 3


def nearest(country: str, among: Iterable[str]) -> list[str]:
    """The nearest of these countries, by where their towns lie. One query.

    A country without towns in the gazetteer comes last; without it the order is the alphabet's.
    """
    codes = sorted(set(among) - {country, ""})
    if not codes:
        return []
    towns = Place.objects.order_by().filter(country__in=[country, *codes]).values("country")
    middles = {
        row["country"]: (row["lat"], row["lon"])
        for row in towns.annotate(lat=Avg("latitude"), lon=Avg("longitude"))
    }
    here = middles.get(country)
    if here is None:
        return codes[:MOST_NEIGHBOURS]

    def far(code: str) -> tuple[bool, float]:
        there = middles.get(code)
        return there is None, haversine_km(*here, *there) if there else 0.0

    return sorted(codes, key=far)[:MOST_NEIGHBOURS]
