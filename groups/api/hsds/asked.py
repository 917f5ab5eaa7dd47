"""What HSDS lets be asked for, in its own words, which are told to the search of the page.

A word that HSDS has and that cannot be answered here is refused, as everywhere in this API.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal, Self

from django.http import QueryDict
from ninja import Schema
from pydantic import Field

from community.api import unsaid
from groups.api.hsds import ids
from groups.api.hsds.narrowing import no_one, of_taxonomy, of_term
from groups.api.hsds.times import day_of
from groups.api.hsds.vocabulary import ACCESS, CONTROL, KIND, OFFER, Vocabulary, taxonomy_of
from groups.directory.nearness import FARTHEST_KM
from groups.directory.query import DirectoryQuery
from groups.models.group import GroupQuerySet

A_PAGE: Final = 50
LARGEST_PAGE: Final = 500
LARGEST_MINIMAL: Final = 100_000
MOST_PAGES: Final = 1_000_000
LONGEST: Final = 300
METERS: Final = 1_000  # in a kilometer
FARTHEST: Final = FARTHEST_KM * METERS
# Lists that the page can be asked by, and its words for them and for what else it is told.
PAGE_WORDS: Final = {KIND: "kind", CONTROL: "control", OFFER: "offer", ACCESS: "access"}
OURS: Final = {"q": "search", "near": "postcode"}
UNREADABLE: Final = "This cannot be read."


class Paged(Schema):
    """What every list may be asked for."""

    search: str = unsaid(max_length=LONGEST, description="Words in it, in any form.")
    page: int = Field(1, ge=1, le=MOST_PAGES, description="Which page, from 1.")
    per_page: int = unsaid(
        ge=1,
        le=LARGEST_MINIMAL,
        description=f"How many on a page: {A_PAGE} if not said, {LARGEST_PAGE} at most; "
        f"{LARGEST_MINIMAL} with `minimal`.",
    )
    format: Literal["json"] = unsaid(description="json. No other form is here.")


class AskedOrganizations(Paged):
    """What may be asked of the list of organizations."""

    full: bool = unsaid(description="With all that belongs to each.")
    full_service: bool = unsaid(description="With all of their services.")


class Narrowing(Paged):
    """By what both lists of entries can be narrowed."""

    taxonomy_term_id: str = unsaid(max_length=LONGEST, description="Of which this is said.")
    taxonomy_id: str = unsaid(
        max_length=LONGEST, description="Of which any word of this list is said."
    )
    organization_id: str = unsaid(max_length=LONGEST, description="Of this organization.")
    modified_after: str = unsaid(
        max_length=LONGEST,
        description="A time or a day (ISO 8601): what changed on that day or later. Days are the "
        "finest that is kept, so a little more may come than you ask for.",
        json_schema_extra={"format": "date-time"},
    )


class AskedServices(Narrowing):
    """What may be asked of the list of services."""

    minimal: bool = unsaid(description="Only by what to see whether each has changed.")
    full: bool = unsaid(description="With all that belongs to each.")


class AskedAtLocations(Narrowing):
    """What may be asked of the list of places."""

    full: bool = unsaid(description="With all that belongs to each.")
    postcode: str = unsaid(
        max_length=LONGEST,
        description="Here: the name of a town, as the page takes it (“Brno”, “Neustadt, DE”). We "
        "know no postcodes.",
    )
    proximity: str = unsaid(
        max_length=20, description="So many meters from the middle of that town."
    )


class AskedTaxonomies(Paged):
    """What may be asked of our lists of words."""


class AskedTerms(Paged):
    """What may be asked of our words."""

    taxonomy_id: str = unsaid(max_length=LONGEST, description="Of this list.")
    parent_id: str = unsaid(max_length=LONGEST, description="Directly below this word.")
    top_only: bool = unsaid(description="Only words that are below no other.")


@dataclass(frozen=True)
class Narrowed:
    """The entries that are asked for, in the order of the page; and what was not understood."""

    query: DirectoryQuery
    errors: dict[str, str]
    words: Vocabulary
    asked: Any

    @classmethod
    def by(cls, asked: Any) -> Self:
        """Tell the search of the page what is asked for, as far as it has words for it."""
        words = Vocabulary.whole()
        errors: dict[str, str] = {}
        told = QueryDict(mutable=True)
        said = {"q": asked.search, "near": _of(asked, "postcode")}
        term = words.find(_of(asked, "taxonomy_term_id"))
        if term and term.taxonomy in PAGE_WORDS:
            said[PAGE_WORDS[term.taxonomy]] = term.code
        for name, value in said.items():
            if value:
                told[name] = value
        kilometers = _kilometers(asked, errors)
        query = DirectoryQuery.parse(told)
        errors |= {OURS.get(name, name): why for name, why in query.errors.items()}
        after = _of(asked, "modified_after")
        if after and day_of(after) is None:
            errors["modified_after"] = UNREADABLE
        if kilometers:
            query = replace(query, radius=kilometers)
        return cls(query, errors, words, asked)

    def groups(self, today: date) -> GroupQuerySet:
        """The entries. An id that is nobody's finds nothing."""
        found = self.query.queryset(today)
        if (text := getattr(self.asked, "organization_id", None)) is not None:
            known = ids.parsed(text)
            found = found.filter(pk=known) if known else no_one(found)
        if (text := getattr(self.asked, "taxonomy_term_id", None)) is not None:
            term = self.words.find(text)
            if term is None or term.taxonomy not in PAGE_WORDS:
                found = of_term(found, term)
        if (text := getattr(self.asked, "taxonomy_id", None)) is not None:
            found = of_taxonomy(found, taxonomy_of(text))
        day = day_of(_of(self.asked, "modified_after"))
        return found.filter(standing__changed_on__gte=day) if day else found


def _of(asked: Any, name: str) -> str:
    return getattr(asked, name, None) or ""


def _kilometers(asked: Any, errors: dict[str, str]) -> float:
    """Meters as the page takes them; 0 where none are said."""
    meters = _of(asked, "proximity")
    if not meters:
        return 0
    if not _of(asked, "postcode"):
        errors["proximity"] = "Say from where, with postcode."
    elif not (meters.isascii() and meters.isdecimal() and 0 < int(meters) <= FARTHEST):
        errors["proximity"] = UNREADABLE
    else:
        return int(meters) / METERS
    return 0
