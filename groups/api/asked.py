"""The query words of the directory as programs may send them: exactly, or not at all.

A page forgives what it does not understand. A program is told instead: whoever narrowed a list and
mistyped a word would otherwise count what they did not ask for.
"""

from collections.abc import Collection
from typing import Annotated, Any, Final, Literal

from django.http import QueryDict
from ninja import Schema
from pydantic import Field, StringConstraints

from community.api import unsaid
from community.query_reader import MOST_LETTERS, MOST_VALUES
from groups.choices import DIRECTORY, Access, Control
from groups.directory.nearness import FARTHEST_KM
from groups.directory.place_reader import NEAR_KM, country_codes
from groups.directory.query import DirectoryQuery
from groups.languages import CODES

SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PLACE: Final = r"^[A-Za-z0-9_-]{1,2000}$"
LONGEST: Final = 120  # characters of a place
LARGEST: Final = 999_999_999  # of a GeoNames number
MANY: Final = ("kind", "offer", "access")
# Last in every list of words.
TYPED: Final = unsaid(max_length=MOST_LETTERS, description="Words in it, or parts of words.")
GO_ON: Final = unsaid(pattern=PLACE, description="From `next` of the page before.")
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=100)]


def one_of(values: Any) -> Any:
    """A type that has these values alone."""
    return Literal[tuple(values)]


class AskedPlaces(Schema):
    """Where: the words that groups and circles have in common."""

    near: str = unsaid(
        max_length=LONGEST,
        description="A town, a region, a country, or “49.2,16.6”. One that is not clear is refused "
        "with what it may mean: say more (“Neustadt, DE”), or its number in `place`.",
    )
    place: int = unsaid(ge=0, le=LARGEST, description="GeoNames number of the town meant.")
    radius: int = Field(NEAR_KM, ge=1, le=FARTHEST_KM, description="Whole kilometres around it.")
    country: one_of(sorted(country_codes())) = Field(  # type: ignore[valid-type]
        None, description="ISO 3166-1 alpha-2: stands there, or is for it."
    )
    region: str = unsaid(
        max_length=LONGEST,
        description="By GeoNames’s code (“DE.02”), ISO’s (“DE-BY”), or a name that one region has.",
    )


class Asked(AskedPlaces):
    """What an address for the directory may ask for: the words of its page."""

    kind: list[one_of(DIRECTORY)] = Field(  # type: ignore[valid-type]
        [], max_length=MOST_VALUES, description="What it is: any of these."
    )
    control: one_of(Control.values) = Field(  # type: ignore[valid-type]
        None, description="How far people with lived experience decide, as told by the group."
    )
    offer: list[Slug] = Field(
        [], max_length=MOST_VALUES, description="What it offers: all of these, or narrower ones."
    )
    access: list[one_of(Access.values)] = Field(  # type: ignore[valid-type]
        [], max_length=MOST_VALUES, description="What is there: all of these."
    )
    language: one_of(CODES) = Field(  # type: ignore[valid-type]
        None, description="A language one is met in (ISO 639-1)."
    )
    online: Literal["yes"] = unsaid(description="yes: it can be met online.")
    network: Slug = unsaid(
        description="A network it belongs to: the last part of that entry’s address."
    )
    q: str = TYPED
    apart: Literal["yes"] = unsaid(
        description="yes: in the place of what stands near, what serves the whole country or is "
        "online.",
    )
    cursor: str = GO_ON


WORDS: Final = tuple(Asked.model_fields)


def ask(values: QueryDict) -> DirectoryQuery:
    """The search in an address whose form is right. Its `errors` say what is wrong all the same."""
    query = DirectoryQuery.parse(values)
    refuse_repeated(values, query.errors, MANY)
    return query


def refuse_repeated(values: QueryDict, errors: dict[str, str], many: Collection[str]) -> None:
    """Note every word that is said more often than once, but for those that may be."""
    for name in values:
        if name not in many and len(values.getlist(name)) > 1:
            errors[name] = "This word may be said once."
