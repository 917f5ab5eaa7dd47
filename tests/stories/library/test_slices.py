"""The list by place: every story once, forwards and back, whatever is asked for."""

from dataclasses import replace
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from stories.library.cursor import Cursor
from stories.library.period import Period
from stories.library.query import StoryQuery
from stories.library.slices import take
from stories.models import Story
from tests.stories.library.shelf import shelve
from tests.stories.telling import DAY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
REFERENCES = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=1, max_size=8)
CURSORS = st.builds(Cursor, st.integers(0, 10**9 - 1), REFERENCES, st.booleans())


@pytest.fixture
def seven() -> list[Story]:
    """In three batches, in the order of the list."""
    for number in range(7):
        shelve(1 + number // 3, happened="door " * (number + 1), country="FI" if number else "IE")
    return list(StoryQuery().queryset(DAY))


def walk(query: StoryQuery, size: int, step: str) -> list[list[Story]]:
    """Every slice from here on."""
    found = []
    while True:
        one = take(query, DAY, size)
        found.append(list(one.stories))
        cursor = getattr(one, step)
        if cursor is None:
            return found
        query = replace(query, cursor=cursor)


@pytest.mark.parametrize("words", [{}, {"country": "FI"}, {"q": "door", "sort": "relevance"}])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 20])
def test_every_story_once_and_the_same_way_back(
    seven: list[Story], words: dict[str, Any], size: int
) -> None:
    query = StoryQuery(**words)
    forwards = walk(query, size, "next")
    every = [story for part in forwards for story in part]
    assert len(every) == len(set(every)) == query.queryset(DAY).count()
    last = replace(query, cursor=Cursor.at(forwards[-1][0], back=True))
    assert walk(last, size, "previous") == ([*reversed(forwards[:-1])] or [forwards[0]])


def test_the_list_is_by_batch_and_reference(seven: list[Story]) -> None:
    assert seven == sorted(seven, key=lambda story: (-story.batch, story.reference))


def test_a_place_is_good_when_its_story_is_gone(seven: list[Story]) -> None:
    query = StoryQuery(cursor=Cursor.at(seven[2]))
    before = take(query, DAY, 2).stories
    Story.objects.filter(pk=seven[2].pk).update(suspended=True)
    assert take(query, DAY, 2).stories == before


def test_the_first_slice_is_always_whole(seven: list[Story]) -> None:
    found = take(StoryQuery(cursor=Cursor.at(seven[1], back=True)), DAY, 3)
    assert list(found.stories) == seven[:3] and found.previous is None


def test_beyond_the_end_there_is_a_way_back(seven: list[Story]) -> None:
    found = take(StoryQuery(cursor=Cursor(0, "0")), DAY, 3)
    assert not found.stories and found.previous
    back = take(StoryQuery(cursor=found.previous), DAY, 3)
    assert list(back.stories) == seven[-3:]


@given(cursor=CURSORS)
def test_a_place_is_read_as_it_is_written(cursor: Cursor) -> None:
    assert Cursor.parse(str(cursor)) == Cursor.parse(str(cursor).upper()) == cursor
    assert StoryQuery.parse(QueryDict(f"cursor={cursor}")).cursor == cursor


@given(first=st.integers(0, 9999), years=st.integers(0, 200))
def test_a_period_is_read_as_it_is_written(first: int, years: int) -> None:
    period = Period(first, min(first + years, 9999))
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["", "12", "12-", "-abc", "1-abc-forth", "1-ab\n", "١-abc"])
def test_what_is_no_place_is_none(text: str) -> None:
    assert Cursor.parse(text) is None


def test_old_addresses_answer(client: Client, seven: list[Story]) -> None:
    for query in ("?page=2", "?page=nonsense&q=door", "?cursor=nonsense"):
        assert client.get(f"/en/stories/{query}").status_code == 200
