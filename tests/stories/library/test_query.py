"""A search: what it finds, what it ignores, and that no string breaks it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.choices import Note, Perspective, Setting
from stories.library.counts import Count
from stories.library.cursor import Cursor
from stories.library.offers import offers
from stories.library.period import Period
from stories.library.query import QUERY_WORDS, StoryQuery
from stories.library.query_words import NOT_STAFF, Sort
from stories.library.slices import take
from stories.library.vocabulary import Vocabulary
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


@given(text=st.text(max_size=60))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_words_break_what_stands_beside_the_results(text: str) -> None:
    values = QueryDict(mutable=True)
    values["q"], values["sort"] = text, "relevance"
    query = StoryQuery.parse(values, Vocabulary({}, {}))
    take(query, DAY, 5)
    offers(query, query.vocabulary, Count(0), DAY)


def some(*values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple)


QUERIES = st.builds(
    StoryQuery,
    q=st.sampled_from(["", "door", "Türen auf", "O’Brien", "in Ireland"]),
    coercion=some("seclusion", "threat", "restraint"),
    alternative=some("open-dialogue", "peer-support"),
    country=st.sampled_from(["", "IE", "FI"]),
    setting=st.sampled_from(["", *Setting.values]),
    period=st.none() | st.builds(Period, st.integers(1900, 1999), st.integers(2000, 2030)),
    perspective=st.sampled_from(["", NOT_STAFF, *Perspective.values]),
    language=st.sampled_from(["", "en", "de"]),
    helped=st.booleans(),
    without=some(*Note.values),
    cursor=st.none() | st.builds(Cursor, st.integers(0, 99), st.just("ABC234"), st.booleans()),
    known=st.just(Vocabulary({}, {})),
)


@given(query=QUERIES, best=st.booleans())
def test_an_address_is_read_as_it_is_written(query: StoryQuery, best: bool) -> None:
    topics: Any = dict.fromkeys((*query.coercion, *query.alternative))
    wanted = replace(query, sort=Sort.RELEVANCE.value if best and query.q else Sort.NEWEST.value)
    values = QueryDict(wanted.url_params().removeprefix("?"))
    found = StoryQuery.parse(values, Vocabulary(topics, topics))
    assert found == wanted and not found.errors
    assert found.url_params() == wanted.url_params()


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
