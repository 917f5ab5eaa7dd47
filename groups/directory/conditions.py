"""What each word of a search asks of the entries, in one of two forms that find the same.

Where many fit, the list is walked in its order and each entry is asked; where few do (`few`), the
rows beside the entries name them. Each form is slow where the other is quick.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from community.models.places import Region
from groups.choices import LOCAL, Scope
from groups.directory.offers import Offers
from groups.models import Facet, SearchText

# A shorter word is looked for at the beginning of words only: inside them it is everywhere.
INSIDE_FROM = 4  # letters


def listed_as(name: str, slugs: list[str], *, few: bool = False) -> Q:
    """Entries with one of these slugs in that list of theirs."""
    return _with(Facet.objects.filter(name=name, slug__in=slugs), few)


def _with(rows: "QuerySet[Any]", few: bool) -> Q:
    """Entries that have such a row beside them."""
    if few:
        return Q(pk__in=rows.values("group"))
    return Q(Exists(rows.filter(group=OuterRef("pk"))))


def in_country(code: str, *, few: bool = False) -> Q:
    """Entries that stand there, or name it among the countries that they are for."""
    return Q(country=code) | listed_as("countries", [code], few=few)


def in_region(region: Region, *, few: bool = False) -> Q:
    """Local entries that stand there; for a whole country, whatever is for it."""
    if not region.code:
        return in_country(region.country, few=few)
    return Q(country=region.country, region_code=region.code, scope__in=LOCAL)


def for_all_of(country: str, region_code: str = "", *, few: bool = False) -> Q:
    """Entries that are for the whole of a country, for its region, or for people anywhere."""
    # Asked of the list itself: no index knows which entries have no row of a kind.
    for_everywhere = Q(countries=[])
    whole = Q(scope=Scope.COUNTRY) & in_country(country, few=few)
    wide = Q(scope__in=[Scope.INTERNATIONAL, Scope.ONLINE])
    found = whole | (wide & (in_country(country, few=few) | for_everywhere))
    if region_code:
        found |= Q(scope=Scope.REGION, country=country, region_code=region_code)
    return found


def online() -> Q:
    """Entries that can be used online, only so or also."""
    return Q(online=True) | Q(scope=Scope.ONLINE)


def saying(words: list[str], offers: Offers, *, few: bool = False) -> Q:
    """Entries that hold every folded word, or offer what it is the name of."""
    found = Q()
    for word in words:
        part = word if len(word) >= INSIDE_FROM else f" {word}"
        text = _with(SearchText.objects.filter(text__contains=part), few)
        called = offers.called(word)
        found &= (text | listed_as("offers", called, few=few)) if called else text
    return found
