"""The entries of which a word of a list is said, or any word of it."""

from typing import Final

from django.db.models import Exists, OuterRef, Q

from groups.api.hsds.vocabulary import (
    ACCESS,
    AUDIENCE,
    CONTROL,
    CONTROL_AS,
    KIND,
    OFFER,
    SCOPE,
    Term,
)
from groups.models import Facet
from groups.models.group import GroupQuerySet

# Every entry has one of these.
ALWAYS: Final = (KIND, SCOPE)
FACETS: Final = {OFFER: "offers", AUDIENCE: "audiences", ACCESS: "access"}


def no_one(found: GroupQuerySet) -> GroupQuerySet:
    """None of them, in a queryset that can still be asked."""
    return found.filter(pk__in=[])


def of_term(found: GroupQuerySet, term: Term | None) -> GroupQuerySet:
    """Those of which this word is said, where the page has no word to ask for it; of an unknown
    one, nobody. By what an entry says in its own words nothing is found."""
    if term is not None and term.taxonomy == SCOPE:
        return found.filter(scope=term.code)
    if term is not None and term.taxonomy in FACETS:
        return found.filter(_has(name=FACETS[term.taxonomy], slug=term.code))
    return no_one(found)


def of_taxonomy(found: GroupQuerySet, code: str) -> GroupQuerySet:
    """Those of which any word of this list is said."""
    if code in ALWAYS:
        return found
    if code == CONTROL:
        return found.exclude(control="")
    if code == CONTROL_AS:
        return found.exclude(Q(control_as=[]))
    if code in FACETS:
        return found.filter(_has(name=FACETS[code]))
    return no_one(found)


def _has(**facet: str) -> Exists:
    return Exists(Facet.objects.filter(group=OuterRef("pk"), **facet))
