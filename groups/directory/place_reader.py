"""Reading where somebody looks from an address: near what, how far, in which region."""

import re
from collections.abc import Collection
from typing import Final

from django.utils.translation import gettext as _
from django_countries import countries

from community.lib.geo import fold
from community.models.places import Region
from community.query_reader import Reader
from community.where import Where, find_where
from community.where.names import regions_named
from groups.directory.nearness import FARTHEST_KM

NEAR_KM: Final = 50
_REGION: Final = re.compile(r"([A-Z]{2})\.([\w-]{1,20})", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,9}", re.ASCII)


def country_codes() -> Collection[str]:
    """ISO 3166-1, and the code that Kosovo is given."""
    return {*dict(countries), "XK"}


def read_number(read: Reader) -> int | None:
    """The GeoNames number of a place."""
    return read.made("place", lambda text: int(text) if _NUMBER.fullmatch(text) else None)


def read_radius(read: Reader) -> int:
    """Whole kilometres, from one to half around the globe."""

    def parse(text: str) -> int | None:
        number = int(text) if _NUMBER.fullmatch(text) else 0
        return number if 1 <= number <= FARTHEST_KM else None

    return read.made("radius", parse) or NEAR_KM


def read_near(
    text: str, number: int | None, country: str, errors: dict[str, str]
) -> tuple[Where, int | None]:
    """What is meant, and the number if it counts. What is not clear is noted."""
    where = find_where(text, number=number, country=country)
    if where.problem:
        errors["near"] = where.problem
    chosen = number if where.spot and where.spot.place.pk == number else None
    if number is not None and chosen is None and not where.text:
        errors["place"] = _("This is not on the list.")
    return where, chosen


def read_region(text: str, country: str, errors: dict[str, str]) -> Region | None:
    """A region by GeoNames's code ("DE.02"), by ISO's ("DE-BY"), or by a name that one has."""
    asked = text.replace("\0", " ").strip()
    if not asked:
        return None
    code = _REGION.fullmatch(asked)
    if code:
        found = list(Region.objects.filter(country=code[1], code=code[2]))
    else:
        found = [region for region in regions_named([fold(asked)], "", country) if region.code]
    if len(found) == 1:
        return found[0]
    errors["region"] = (
        _("There is more than one region of this name. Please choose its country too.")
        if found
        else _("This is not on the list.")
    )
    return None
