"""The number beside a choice is what a click on it gives; and a page asks for them once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict

from stories.library.count_sql import decades
from stories.library.counts import FACETS, Count, count, count_each
from stories.library.offers import offers
from stories.library.period import Period
from stories.library.query import StoryQuery
from stories.library.query_words import NOT_STAFF
from stories.library.vocabulary import Vocabulary
from stories.models import Story
from tests.stories.library.shelf import shelve, translate
from tests.stories.telling import DAY

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]
STORIES: list[dict[str, Any]] = [
    {"country": "FI", "setting": "police", "years": (1987, 1994), "coercion": ("seclusion",)},
    {"country": "FI", "perspective": "staff", "coercion": ("mechanical-restraint", "seclusion")},
    {
        "country": "IE",
        "helped": "A friend.",
        "alternative": ("open-dialogue",),
        "years": (2001, 2001),
    },
    {"country": "IE", "language": "de", "coercion": ("belt-fixation",), "perspective": "close"},
    {"language": "fr", "years": (1999, 2012), "coercion": ("threat",), "setting": "home"},
    {"country": "MT", "happened": "A quiet room.", "coercion": ("seclusion",), "helped": "Tea."},
]
SEARCHES = [
    "",
    "q=door",
    "country=FI",
    "country=IE&language=de",
    "coercion=restraint&country=FI",
    "coercion=seclusion&coercion=restraint",
    "perspective=not-staff&helped=yes",
    "period=1990s&coercion=seclusion",
    "q=room&without=police",
    "language=en&setting=police",
]


@pytest.fixture(autouse=True)
def shelf(topics: None) -> None:
    stories = [shelve(batch, **values) for batch, values in enumerate(STORIES, start=1)]
    translate(stories[0], "de", happened="Die Tür blieb zu.")


def choices(facet: str, vocabulary: Vocabulary) -> list[Any]:
    """Every choice that a list has."""
    return {
        "coercion": list(vocabulary.coercion),
        "alternative": list(vocabulary.alternative),
        "country": ["FI", "IE", "MT", "DE"],
        "setting": ["police", "home", "elsewhere"],
        "period": [Period.decade(first) for first in decades()],
        "perspective": ["me", "close", "staff", "saw", NOT_STAFF],
        "language": ["en", "de", "fr", "es"],
        "helped": [True],
    }[facet]


def clicked(query: StoryQuery, facet: str, value: Any) -> StoryQuery:
    """The search after a choice, as the form sends it: in the place of what the list has now."""
    values = QueryDict(query.url_params().removeprefix("?"), mutable=True)
    said = "yes" if value is True else str(value)
    values.setlist(facet, [said, *values.getlist(facet)[1:]])
    return StoryQuery.parse(values)


@pytest.mark.parametrize("search", SEARCHES)
def test_a_number_is_what_a_click_gives(search: str) -> None:
    query, vocabulary = StoryQuery.parse(QueryDict(search)), Vocabulary.whole()
    query = StoryQuery.parse(QueryDict(search), vocabulary)
    counts = count(query, DAY)
    assert counts.found.number == query.queryset(DAY).count()
    for facet in FACETS:
        for value in choices(facet, vocabulary):
            given = clicked(query, facet, value).queryset(DAY).count()
            key = "yes" if value is True else str(value)
            assert counts.of(facet, key) == Count(given), (facet, value)


def test_every_number_is_asked_for_at_once(django_assert_num_queries: Callable) -> None:
    vocabulary = Vocabulary.whole()
    query = StoryQuery.parse(QueryDict("country=FI&coercion=seclusion&helped=yes"), vocabulary)
    with django_assert_num_queries(1):
        count(query, DAY)
    with django_assert_num_queries(1):
        count_each([query.parts, query.parts[1:], []], DAY)


def test_what_to_take_away_gives_what_it_says() -> None:
    query = StoryQuery.parse(QueryDict("q=tea&country=FI&coercion=seclusion&perspective=saw"))
    assert not query.queryset(DAY).exists()
    one_less = offers(query, Vocabulary.whole(), Count(0), DAY).to_take_away
    every = [StoryQuery.parse(QueryDict(chip.without_it[1:])) for chip in query.chips()]
    numbers = [other.queryset(DAY).count() for other in every]
    assert [one.number for one in one_less] == [Count(number) for number in numbers if number]
    assert one_less == []
    easier = StoryQuery.parse(QueryDict("country=FI&coercion=threat"))
    found = offers(easier, Vocabulary.whole(), Count(0), DAY).to_take_away
    assert [(one.address, one.number) for one in found] == [
        ("?country=FI", Count(2)),
        ("?coercion=threat", Count(1)),
    ]


def test_beyond_the_thousand_numbers_are_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("counts", "count_sql"):
        monkeypatch.setattr(f"stories.library.{module}.CAP", 4)
    counts = count(StoryQuery(known=Vocabulary.whole()), DAY)
    assert str(counts.found) == "over 4"
    assert counts.cut == frozenset(FACETS)
    assert str(counts.of("country", "MT")) == "1+"
    few = count(StoryQuery(country="MT", known=Vocabulary.whole()), DAY)
    assert str(few.found) == "1" and "country" in few.cut and "coercion" not in few.cut


def test_suspended_stories_are_not_counted() -> None:
    Story.objects.filter(country="FI").update(suspended=True)
    assert count(StoryQuery(known=Vocabulary.whole()), DAY).of("country", "FI") == Count(0)


def test_a_vague_time_overlaps() -> None:
    spans = [(1987, 1994), (1990, 1999), (1999, 1999), (1980, 2020)]
    stories = {span: shelve(9, years=span) for span in spans}
    for period in (Period(1990, 1999), Period(1994, 1994), Period(2000, 2009)):
        found = set(StoryQuery(period=period).queryset(DAY))
        for (first, last), story in stories.items():
            touches = any(period.first <= year <= period.last for year in range(first, last + 1))
            assert (story in found) is touches, (period, first, last)
