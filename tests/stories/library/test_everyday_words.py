"""A reader's own words find stories by their topics, whatever language a story is in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict

from community.models import Coercion
from stories.library.query import StoryQuery
from stories.models import Story
from tests.stories.telling import DAY

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]
Telling = Callable[..., Story]


def found(words: str) -> set[str]:
    """The titles of what a search for these words finds."""
    values = QueryDict(mutable=True)
    values["q"] = words
    return {story.title for story in StoryQuery.parse(values).queryset(DAY)}


def about(*slugs: str) -> dict[str, Any]:
    return {"coercion": list(slugs), "alternative": []}


def test_everyday_words_of_its_topics_find_a_story(told: Telling) -> None:
    told(title="Bed", happened="Nothing moved.", topics=about("belt-fixation"))
    told(title="Room", happened="Nothing moved.", topics=about("seclusion"))
    for words in ("strapped", "tied to the bed", "gefesselt", "Gurte"):
        assert found(words) == {"Bed"}, words
    for words in ("locked in", "eingesperrt", "padded room"):
        assert found(words) == {"Room"}, words
    assert found("strapped eingesperrt") == set()


def test_only_the_languages_of_the_pages_are_added(told: Telling) -> None:
    told(title="Bed", happened="Nothing moved.", topics=about("belt-fixation"))
    assert found("amarrada") == set()


def test_the_index_is_not_flooded(told: Telling) -> None:
    """Each stem once a language, however many topics share it."""
    one = told(title="Many", happened="Nothing moved.", topics=about("belt-fixation"))
    alone = len(one.stems.split())
    one.coercion.set(Coercion.objects.filter(slug__in=["belt-fixation", "mechanical-restraint"]))
    assert alone < 150
    assert len(one.stems.split()) < alone * 2
    words = one.stems.split()
    assert words.count("strap") == 1
