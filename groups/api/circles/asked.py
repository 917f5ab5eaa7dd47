"""The query words of circles as programs may send them: exactly, or not at all."""

from typing import Final

from django.http import QueryDict
from pydantic import Field

from community.api import unsaid
from community.query_reader import MOST_VALUES
from groups.api.asked import GO_ON, TYPED, AskedPlaces, one_of, refuse_repeated
from groups.choices import Audience
from groups.circles.choices import ACCESS, Cost, Joining, Training, Way
from groups.circles.query import CircleQuery
from groups.languages import CODES

MANY: Final = ("language", "access", "audience", "cost", "training", "way", "joining")
DAY: Final = r"^([0-6]|[0-9]{4}-[0-9]{2}-[0-9]{2})$"
ZONE: Final = r"^[A-Za-z0-9_+/-]{1,40}$"


class AskedSearch(AskedPlaces):
    """What an address for circles may ask for: the words of their page, all at once."""

    language: list[one_of(CODES)] = Field(  # type: ignore[valid-type]
        [], max_length=MOST_VALUES, description="Languages it meets in (ISO 639-1): any of these."
    )
    access: list[one_of(dict(ACCESS))] = Field(  # type: ignore[valid-type]
        [], max_length=MOST_VALUES, description="What is there: all of these."
    )
    audience: list[one_of(Audience.values)] = Field(  # type: ignore[valid-type]
        [], max_length=MOST_VALUES, description="For whom: any of these."
    )
    cost: list[one_of(Cost.values)] = Field(  # type: ignore[valid-type]
        [], max_length=MOST_VALUES, description="What it costs: any of these."
    )
    training: list[one_of(Training.values)] = Field(  # type: ignore[valid-type]
        [], max_length=MOST_VALUES, description="Whether those who convene it trained: any."
    )
    way: list[one_of(Way.values)] = Field(  # type: ignore[valid-type]
        [],
        max_length=MOST_VALUES,
        description="How people meet: any of these. Who asks for “in-person” or “online” also "
        "finds what is both.",
    )
    joining: list[one_of(Joining.values)] = Field(  # type: ignore[valid-type]
        [], max_length=MOST_VALUES, description="How one joins: any of these."
    )
    day: str = unsaid(
        pattern=DAY,
        description="A weekday, 0 for Sunday, or a date: by the clocks of `zone`, else by each "
        "circle’s own.",
    )
    zone: str = unsaid(pattern=ZONE, description="A time zone (IANA), such as Europe/Lisbon.")
    q: str = TYPED


class AskedCircles(AskedSearch):
    """The same, page by page."""

    cursor: str = GO_ON


WORDS: Final = tuple(AskedCircles.model_fields)
OF_A_SEARCH: Final = tuple(AskedSearch.model_fields)


def ask(values: QueryDict) -> CircleQuery:
    """The search in an address whose form is right. Its `errors` say what is wrong all the same."""
    query = CircleQuery.parse(values)
    refuse_repeated(values, query.errors, MANY)
    return query
