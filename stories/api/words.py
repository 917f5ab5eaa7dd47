"""The query words of the library as machines may send them: exactly, or not at all.

A page forgives what it does not understand. A machine is told instead: whoever narrowed a list and
mistyped a word would otherwise count what they did not ask for.
"""

from datetime import date
from typing import Annotated, Any, Final, Literal

from django.conf import settings
from django.http import QueryDict
from django_countries import countries
from ninja import Schema
from pydantic import Field, StringConstraints

from community.query_reader import MOST_LETTERS, MOST_VALUES
from stories.api.open_story import FIELDS
from stories.choices import Note, Perspective, Setting
from stories.library.machines import OPEN
from stories.library.query import StoryQuery
from stories.library.query_words import NOT_STAFF, Sort
from stories.models import Story

TOPIC: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
YEARS: Final = r"^([0-9]{3}0s|[0-9]{4}(-[0-9]{4})?)$"
PLACE: Final = r"^[0-9]{1,9}-[0-9a-hjkmnp-tv-z]{1,8}$"
SOME: Final = f"^({'|'.join(FIELDS)})(,({'|'.join(FIELDS)}))*$"


Topic = Annotated[str, StringConstraints(pattern=TOPIC, max_length=100)]


def _one_of(values: Any) -> Any:
    return Literal[tuple(values)]


class Asked(Schema):
    """What an address for open stories may ask for: the words of the library, and `fields`."""

    q: str = Field(None, max_length=MOST_LETTERS, description="Words in it, in any form.")
    coercion: list[Topic] = Field(
        [],
        max_length=MOST_VALUES,
        description="Kinds of coercion: stories about all of these, or of what lies below them.",
    )
    alternative: list[Topic] = Field(
        [], max_length=MOST_VALUES, description="What helped, or would have: all of these."
    )
    country: _one_of(sorted(dict(countries))) = Field(  # type: ignore[valid-type]
        None, description="ISO 3166-1 alpha-2. Only stories whose authors show it."
    )
    setting: _one_of(Setting.values) = Field(  # type: ignore[valid-type]
        None, description="Kind of place. Only stories whose authors show it."
    )
    period: str = Field(
        None, pattern=YEARS, description="1990s, 1994 or 1987-1994: stories whose years touch it."
    )
    perspective: _one_of([*Perspective.values, NOT_STAFF]) = Field(  # type: ignore[valid-type]
        None, description="Whose story; not-staff: everyone’s but that of staff."
    )
    language: _one_of(dict(settings.STORY_LANGUAGES)) = Field(  # type: ignore[valid-type]
        None, description="A language in which it stands on the site."
    )
    helped: Literal["yes"] = Field(None, description="yes: it says what helped, or would have.")
    without: list[_one_of(Note.values)] = Field(  # type: ignore[misc]
        [], max_length=MOST_VALUES, description="Content notes: stories with none of these."
    )
    sort: _one_of(Sort.values) = Field(  # type: ignore[valid-type]
        None, description="newest, or with `q` also relevance: the best match first."
    )
    cursor: str = Field(None, pattern=PLACE, description="`next` of the page before.")
    fields: str = Field(
        None, pattern=SOME, description="Which fields, with commas. `reference` is always there."
    )


WORDS: Final = tuple(Asked.model_fields)
MANY: Final = ("coercion", "alternative", "without")


def ask(values: QueryDict, today: date) -> StoryQuery:
    """The search in an address whose form is right. Its `errors` say what is wrong all the same."""
    said = values.copy()
    said.pop("fields", None)
    query = StoryQuery.parse(said)
    for name in values:
        if name not in MANY and len(values.getlist(name)) > 1:
            query.errors[name] = "This word may be said once."
    if _is_lost(query, today):
        query.errors["cursor"] = "The story at this place is gone. Begin again without a cursor."
    return query


def _is_lost(query: StoryQuery, today: date) -> bool:
    """By batch a place stays good without its story. By relevance it does not: a page would begin
    at the top again, and a program would never come to an end.
    """
    if query.cursor is None or query.sort != Sort.RELEVANCE:
        return False
    at = Story.objects.public(today).filter(OPEN, reference=query.cursor.reference)
    return not at.exists()
