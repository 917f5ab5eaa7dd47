"""What a page says of an entry in sentences: where it is, who is for it, when it was confirmed."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from django.utils.dates import MONTHS
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_countries import countries

from community.lib.country_words import in_sentence
from community.models.places import Region
from groups.choices import DecideAs, Scope
from groups.freshness import Freshness
from groups.models import Group, Standing
from groups.models.standing import ConfirmedBy

RegionLabels = Mapping[tuple[str, str], str]


def country_label(code: str) -> str:
    """Its name in the page's language; the code where there is none."""
    return str(countries.name(code)) or code


def region_labels(groups: Iterable[Group]) -> RegionLabels:
    """The names of the regions that these are for, in the page's language. One query at most."""
    pairs = {(one.country, one.region_code) for one in groups if one.scope == Scope.REGION}
    if not pairs:
        return {}
    countries_, codes = zip(*pairs, strict=True)
    rows = Region.objects.filter(country__in=countries_, code__in=codes).exclude(code="")
    return {(region.country, region.code): region.label for region in rows}


def area(group: Group, regions: RegionLabels) -> str:
    """Whom it is for by place, in a few words: "Brno and around, Czechia"."""
    country = country_label(group.country) if group.country else ""
    if group.scope == Scope.TOWN:
        town = _("%(town)s and around") % {"town": group.place_name}
        return ", ".join(part for part in (town, country) if part)
    if group.scope == Scope.REGION:
        region = regions.get((group.country, group.region_code)) or group.region_name
        return ", ".join(part for part in (region, country) if part)
    if group.scope == Scope.COUNTRY:
        return _("All of %(country)s") % {"country": in_sentence(country, get_language())}
    if group.scope == Scope.ONLINE:
        return _("Online")
    names = ", ".join(country_label(code) for code in group.countries)
    return names or _("Several countries")


def confirmed(standing: Standing, today: date) -> str:
    """When somebody last said that it is all still so; "" when nobody did. Never a day."""
    day = standing.confirmed_on
    if day is None:
        return ""
    by = "" if is_stale(standing, today) else standing.confirmed_by
    return confirmed_in(by, day.year, day.month, get_language())


# Lists say it twenty times, always of the same few months.
@lru_cache(maxsize=500)
def confirmed_in(by: str, year: int, month: int, _language: str | None) -> str:
    """The sentence, in the language in use; without a `by` it was not lately."""
    when = {"month": MONTHS[month], "year": year}
    if not by:
        return _("Not confirmed lately: last in %(month)s %(year)s") % when
    if by == ConfirmedBy.EDITOR:
        return _("Confirmed by an editor of this site in %(month)s %(year)s") % when
    return _("Confirmed by its organiser in %(month)s %(year)s") % when


def is_stale(standing: Standing, today: date) -> bool:
    """Whether it is marked as not confirmed lately."""
    return standing.freshness(today) in (Freshness.STALE, Freshness.HIDDEN)


def decides(group: Group) -> str:
    """How people with lived experience decide in it: "on its board, as members who vote"."""
    known = dict(DecideAs.choices)
    return ", ".join(str(known[slug]) for slug in group.control_as if slug in known)
