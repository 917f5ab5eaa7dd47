"""A search: what it finds, what it ignores, and that no string breaks it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.library.query import QUERY_WORDS, StoryQuery
from stories.models import Story
from stories.models.story import StoryQuerySet
from tests.stories.telling import DAY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
AWKWARD = [
    '"',
    "'",
    '"a',
    "a AND",
    "NOT",
    "NEAR(",
    "body:",
    "*",
    "a*b",
    "%s",
    "%",
    "\\",
    "\0",
    "-",
    "(",
    "{title}",
    "😀",
    "'' OR 1=1 --",
    "a & | !",
    "<->",
    "’",
    "ﬃ",
    "a" * 5_000,
    "O’Brien’s",
    "一",
    "\u0345",
    "١",
]


def found(**words: Any) -> set[str]:
    """The titles of what a search finds."""
    values = QueryDict(mutable=True)
    for name, value in words.items():
        values.setlist(name, value if isinstance(value, list) else [value])
    return {story.title for story in StoryQuery.parse(values).queryset(DAY)}


@given(text=st.text(max_size=60), name=st.sampled_from([*QUERY_WORDS, "page"]))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_string_raises(text: str, name: str) -> None:
    values = QueryDict(mutable=True)
    values[name] = text
    query = StoryQuery.parse(values)
    list(query.queryset(DAY))
    assert StoryQuery.parse(QueryDict(query.url_params().removeprefix("?"))) == query


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_words_are_answered(client: Client, told: Telling, text: str) -> None:
    told()
    for name in (*QUERY_WORDS, "page"):
        assert client.get("/en/stories/", {name: text}).status_code == 200


def test_words_are_found_in_any_form_and_any_voice(told: Telling) -> None:
    told(title="Tied", happened="They restrained me.", helped="A friend came.")
    told(title="Gebunden", happened="Die Türen waren verschlossen.", language="de", helped="")
    assert found(q="restrain") == found(q="RESTRAINING") == {"Tied"}
    assert found(q="friends") == {"Tied"}
    assert found(q="tür") == found(q="turen") == {"Gebunden"}
    assert found(q="restrained türen") == set()
    assert found(q="restrain", language="de") == set()


def test_a_broader_topic_finds_the_narrower(topics: None, told: Telling) -> None:
    told(title="Straps", topics={"coercion": ["mechanical-restraint"], "alternative": []})
    told(title="Alone", topics={"coercion": ["threat"], "alternative": ["open-dialogue"]})
    assert found(coercion="restraint") == {"Straps"}
    assert found(coercion="mechanical-restraint") == {"Straps"}
    assert found(alternative="open-dialogue") == {"Alone"}
    assert found(coercion=["restraint", "threat"]) == set()


def test_the_name_of_a_topic_finds_what_its_choice_finds(topics: None, told: Telling) -> None:
    told(title="Alone", topics={"coercion": ["seclusion"], "alternative": ["open-dialogue"]})
    told(title="Else", topics={"coercion": ["threat"], "alternative": []})
    for words in ("seclusion", "Isolierung", "open dialogue"):
        assert found(q=words) == {"Alone"}, words


def test_shown_details_are_found_and_hidden_ones_are_not(told: Telling) -> None:
    told(title="Shown", country="FI", shown=["country"])
    told(title="Hidden", country="FI")
    assert found(country="FI") == {"Shown"}
    assert found(perspective="me") == {"Shown", "Hidden"}


def test_content_notes_can_be_left_out(told: Telling) -> None:
    story = told(title="Noted")
    told(title="Plain")
    Story.objects.filter(pk=story.pk).update(notes=["self-harm", "police"])
    assert found(without="police") == {"Plain"}
    assert found(without=["racism", "suicide"]) == {"Noted", "Plain"}


def test_what_is_not_known_is_named_and_ignored(topics: None, told: Telling) -> None:
    told(title="One")
    values = QueryDict("coercion=nonsense&language=xx&flavour=sweet&page=-1&q=%21%21&country=ZZ")
    query = StoryQuery.parse(values)
    assert set(query.errors) == {"coercion", "language", "flavour", "page", "q", "country"}
    assert query.is_empty
    assert query.queryset(DAY).count() == 1


def test_the_address_says_the_search(topics: None) -> None:
    text = "q=door&coercion=seclusion&without=police&without=racism&cursor=3-abc234"
    query = StoryQuery.parse(QueryDict(text))
    assert query.url_params() == f"?{text}"
    assert (
        query.url_params(cursor=None) == "?q=door&coercion=seclusion&without=police&without=racism"
    )
    labels = [chip.label for chip in query.chips()]
    assert labels == ["“door”", "Seclusion", "without: police", "without: racism"]
    assert query.describe() == ", ".join(labels)
    assert "police" not in query.chips()[2].without_it
    assert "racism" in query.chips()[2].without_it


def test_a_withdrawn_word_is_not_found(told: Telling) -> None:
    story = told(title="Gone", happened="An unusual word: quixotry.")
    assert found(q="quixotry") == {"Gone"}
    Story.objects.filter(pk=story.pk).update(suspended=True)
    assert found(q="quixotry") == set()


def test_the_newest_batch_comes_first(told: Telling) -> None:
    first, second = told(title="First"), told(title="Second")
    everything: StoryQuerySet = StoryQuery().queryset(DAY)
    assert [story.pk for story in everything] == [second.pk, first.pk]
