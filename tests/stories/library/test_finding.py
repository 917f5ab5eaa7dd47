"""Words found, marked, ordered, and understood; never from behind a note."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from community.models.merged_topic import merged_slugs
from community.models.places import Region, RegionName
from home.prepare.tree import make_tree
from stories.library.cards import cards
from stories.library.counts import count
from stories.library.hits import Hits
from stories.library.query import StoryQuery
from stories.library.slices import take
from stories.library.understanding import Names, respelled, understood
from stories.library.vocabulary import Vocabulary
from stories.library.words import groups_of
from stories.models import Story
from tests.stories.library.shelf import shelve, translate
from tests.stories.telling import DAY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def search(text: str) -> StoryQuery:
    return StoryQuery.parse(QueryDict(text))


def titles(text: str) -> list[str]:
    return [story.title for story in take(search(text), DAY, 20).stories]


class TestWhereWordsStand:
    def test_forms_and_accents_are_marked(self) -> None:
        hits = Hits.of(groups_of("restrain tur", ["en", "de"]), "en")
        assert hits.marked("They restrained me") == "They <mark>restrained</mark> me"
        german = Hits.of(groups_of("tur", ["en", "de"]), "de")
        assert german.marked("Die Türen <b>") == "Die <mark>Türen</mark> &lt;b&gt;"

    def test_a_snippet_is_around_the_first(self) -> None:
        text = "<i>" + "before " * 40 + "the door was shut. " + "after " * 80
        found = Hits.of(groups_of("doors", ["en"]), "en").snippet(text)
        assert found and found.startswith("… ") and found.endswith(" …")
        assert "<mark>door</mark>" in found and "<i>" not in found and len(found) < 400

    @given(text=st.text(max_size=200), words=st.text(max_size=20))
    def test_no_text_breaks_it_and_all_is_escaped(self, text: str, words: str) -> None:
        hits = Hits.of(groups_of(words, ["en", "de"]), "en")
        for found in (hits.snippet(text), hits.marked(text) if hits.places(text) else None):
            bare = re.sub("</?mark>", "", found or "")
            assert "<" not in bare and ">" not in bare


def test_nothing_from_behind_a_note_is_shown(client: Client) -> None:
    shelve(
        title="How I was restrained",
        happened="They restrained me with quixotry.",
        notes=("restraint",),
    )
    shelve(title="Open", happened="They restrained me with openness.")
    html = client.get("/en/stories/?q=restrained").content.decode()
    assert "quixotry" not in html and "How I was <mark>restrained</mark>" in html
    assert "They <mark>restrained</mark> me with openness" in html


def test_the_best_match_comes_first_and_the_newest_otherwise() -> None:
    shelve(1, title="Often", happened="The door, the door, the doors.")
    shelve(2, title="Once", happened="One door among many, many other words of a long story here.")
    assert titles("q=door&sort=relevance") == ["Often", "Once"]
    assert titles("q=door") == titles("q=door&sort=newest") == ["Once", "Often"]
    assert search("sort=relevance").url_params() == ""


def test_a_translation_is_found_shown_and_marked(client: Client) -> None:
    story = shelve(title="The door", happened="It stayed shut.")
    translate(story, "de", title="Die Schwelle", happened="Niemand öffnete das Fenster.")
    for text in ("q=fenster", "q=fenster&sort=relevance", "language=de", "language=en"):
        assert titles(text) == ["The door"], text
    card = cards([story], None, search("q=fenster"))[0]
    assert card["title"] == "Die Schwelle" and card["language"] == "de"
    assert card["url"].endswith("/de/") and "<mark>Fenster</mark>" in card["opening"]
    assert "translated into German" in card["meta"]
    assert titles("language=fr") == []


def test_both_ways_to_ask_the_index_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    first = shelve(1, title="One", happened="A door and a window.")
    shelve(2, title="Two", happened="A door.")
    translate(first, "de", happened="Ein Fenster.")
    asked = ("q=door", "q=window", "q=fenster", "q=door window", "q=nothing")
    few = [titles(text) for text in asked]
    monkeypatch.setattr("stories.library.words.MANY", -1)
    monkeypatch.setattr("stories.library.words.COMMON", 0)
    assert [titles(text) for text in asked] == few
    assert few == [["Two", "One"], ["One"], ["One"], ["One"], []]


def test_small_words_join_and_are_not_looked_for() -> None:
    shelve(title="Alone", happened="Seclusion, and Ireland.")
    assert titles("q=seclusion in the Ireland") == ["Alone"]
    assert titles("q=wanted to die") == []


@pytest.mark.usefixtures("topics")
class TestWhatIsMeant:
    @pytest.mark.parametrize(
        ("language", "typed", "meant"),
        [
            ("en", "seclusion in Ireland", "coercion=seclusion&country=IE"),
            ("en", "SECLUSIONS, ireland", "coercion=seclusion&country=IE"),
            ("en", "open dialogue finland", "alternative=open-dialogue&country=FI"),
            ("en", "seclusion in the UK quixotry", "q=quixotry&coercion=seclusion&country=GB"),
            ("de", "Isolierung in Österreich", "coercion=seclusion&country=AT"),
            ("de", "seclusion in Ireland", "coercion=seclusion&country=IE"),
            ("en", "door", None),
            ("en", "in", None),
        ],
    )
    def test_topics_and_countries(self, language: str, typed: str, meant: str | None) -> None:
        with override(language):
            vocabulary = Vocabulary.whole()
            query = StoryQuery(q=typed, known=vocabulary)
            found = understood(query, Names.of(vocabulary))
            assert (found.url_params() if found else None) == (f"?{meant}" if meant else None)

    @pytest.mark.parametrize(
        ("typed", "right"), [("seclusoin in irland", "seclusion in ireland"), ("xyzzyx", None)]
    )
    def test_spellings_come_from_the_vocabulary(self, typed: str, right: str | None) -> None:
        shelve(title="Xyzzyq", happened="Xyzzyq.")
        found = respelled(StoryQuery(q=typed), Names.of(Vocabulary.whole()))
        assert (found.q if found else None) == right

    def test_the_page_leads_from_words_to_the_story(self, client: Client) -> None:
        shelve(title="Alone", country="IE", coercion=("seclusion",))
        for typed in ("seclusion in Ireland", "seclusoin in Irland"):
            html = client.get("/en/stories/", {"q": typed}).content.decode()
            link = re.search(r'<a class="button" href="([^"#]*)#found">([^<]*)</a>', html)
            assert link and link[2] == "Seclusion, Ireland (1)"
            answer = client.get(link[1].replace("&amp;", "&")).content.decode()
            assert "Alone" in answer

    @pytest.mark.parametrize("typed", ["Bavaria", "Bayern", "seclusion in Bavaria"])
    def test_a_region_leads_to_its_country(self, client: Client, typed: str) -> None:
        region = Region.objects.create(country="DE", code="02", name="Bavaria")
        for key in ("bavaria", "bayern"):
            RegionName.objects.create(region=region, key=key)
        html = client.get("/en/stories/", {"q": typed}).content.decode()
        assert "Bavaria is in Germany. No story that fits says that it is from there." in html
        shelve(title="Alone", country="DE", coercion=("seclusion",))
        html = client.get("/en/stories/", {"q": typed}).content.decode()
        assert "Bavaria is in Germany. Most stories say their country at most." in html
        links = re.findall(r'<a class="button" href="([^"#]*)#found">([^<]*)</a>', html)
        address, label = links[-1]
        assert label.endswith("Germany (1)")
        assert "Alone" in client.get(address.replace("&amp;", "&")).content.decode()

    def test_many_letters_are_cut_at_a_word_and_that_is_said(self, client: Client) -> None:
        shelve(title="Alone", happened="needle " * 3)
        said = "We looked for the first 300 letters only"
        long = "needle " * 42 + "needlessly and more words"
        query = search("q=" + long)
        assert len(query.q) <= 300 and query.q.endswith(" needle")
        html = client.get("/en/stories/", {"q": long}).content.decode()
        assert said in html and "Alone" in html
        assert said not in client.get("/en/stories/", {"q": "needle " * 42}).content.decode()
        assert len(search("q=" + "x" * 400).q) == 300
        for address in ("/en/search/", "/en/find/", "/en/circles/list/"):
            assert said in client.get(address, {"q": long}).content.decode(), address

    def test_what_finds_nothing_says_what_to_take_away(self, client: Client) -> None:
        shelve(title="Alone", country="IE", coercion=("seclusion",))
        html = client.get("/en/stories/?country=IE&coercion=threat").content.decode()
        assert "No story fits all of that" in html
        link = re.search(
            r'Take away:\s*<a href="([^"#]*)#found">([^<]*)</a>\s*<span[^>]*>\(1 ', html
        )
        assert link and link[1] == "/en/stories/?country=IE"


class TestWhatItCosts:
    @pytest.mark.parametrize(
        "asked",
        [
            "",
            "country=IE&coercion=restraint&coercion=threat&alternative=open-dialogue&helped=yes",
            "q=door&sort=relevance",
            "q=seclusion in Ireland&language=de",
            "q=seclusoin&country=FI&period=1990s",
        ],
    )
    @pytest.mark.usefixtures("topics", "standing_memory")
    def test_never_more_than_twelve_queries(
        self, client: Client, asked: str, django_assert_max_num_queries: Callable[..., Any]
    ) -> None:
        make_tree()
        story = None
        for number in range(14):
            story = shelve(number, coercion=("seclusion",), country="IE")
        assert isinstance(story, Story)
        translate(story, "de", happened="Die Tür blieb zu.")
        client.get("/en/stories/")
        merged_slugs()  # remembered like the frame, but only asked for where words are looked for
        with django_assert_max_num_queries(12):
            assert client.get(f"/en/stories/?{asked}").status_code == 200


def test_a_title_comes_before_a_text_that_says_it_more_often() -> None:
    shelve(1, title="The window", happened="A door.")
    shelve(3, title="Quiet", happened="A window, a window, the window.")
    shelve(2, title="Other", happened="A window.")
    first, *rest = titles("q=window&sort=relevance")
    assert first == "The window" and set(rest) == {"Quiet", "Other"}


def test_common_words_are_counted_among_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    for batch in range(1, 5):
        shelve(batch, title=f"Number {batch}", happened="A window.", country="FI")
    monkeypatch.setattr("stories.library.words.MANY", -1)
    monkeypatch.setattr("stories.library.words.COMMON", 0)
    assert str(count(search("q=window"), DAY).found) == "4"
    for place in ("conditions", "counts"):
        monkeypatch.setattr(f"stories.library.{place}.LOOKED_AT", 2)
    counts = count(search("q=window"), DAY)
    assert str(counts.found) == "2+" and str(counts.of("country", "FI")) == "2+"
    assert len(titles("q=window")) == 4
    assert titles("q=window&sort=relevance") == ["Number 4", "Number 3"]
