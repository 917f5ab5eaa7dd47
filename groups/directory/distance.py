"""A distance in words, in kilometres or miles as people there reckon."""

from functools import lru_cache
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from community.language import page_language
from community.lib.geo import km_to_miles

# Where road signs are in miles.
MILES: Final = frozenset({"GB", "US", "IM", "JE", "GG"})


def distance_words(km: float, country: str) -> str:
    """As "12 km", in a country of miles "7 miles", on an English page elsewhere both.

    Only towns are known, so nothing is told more finely than by whole kilometres.
    """
    miles = km_to_miles(km)
    # Below one is less than one, not one.
    whole = [round(number) if number >= 1 else 0 for number in (km, miles)]
    return _words(whole[0], whole[1], country in MILES, get_language())


# Twenty cards ask at once, and numbers are costly to format.
@lru_cache(maxsize=5_000)
def _words(km: int, miles: int, in_miles: bool, _language: str | None) -> str:
    if in_miles:
        return _miles(miles)
    if page_language() == "en":
        return _("%(kilometres)s (%(miles)s)") % {"kilometres": _km(km), "miles": _miles(miles)}
    return _km(km)


def _km(km: int) -> str:
    if not km:
        return _("less than 1 km")
    return _("%(number)s km") % {"number": number_format(km, force_grouping=True)}


def _miles(miles: int) -> str:
    if not miles:
        return _("less than 1 mile")
    if miles == 1:
        return _("1 mile")
    return _("%(number)s miles") % {"number": number_format(miles, force_grouping=True)}
