"""What search engines, archives and miners are told: in the headers, on the page, both the same."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from django.forms import Select
from django.http import HttpResponse
from django.test import Client
from pytest_django.asserts import assertHTMLEqual

from community.forms import PlainSelect
from community.models.merged_topic import merged_slugs
from home.prepare.tree import make_tree
from stories.library.filter_form import options
from stories.library.filters import OpenSelect, gap
from stories.models import Story

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
TOPICS = {"coercion": ["seclusion"], "alternative": ["open-dialogue"]}


def meta(answer: HttpResponse, name: str) -> str:
    found = re.findall(rf'<meta name="{name}" content="([^"]*)">', answer.content.decode())
    assert len(found) == 1, name
    return found[0]


def allow(story: Story, **what: bool) -> None:
    Story.objects.filter(pk=story.pk).update(**what)


@pytest.mark.parametrize(("found", "mined"), list(product([False, True], repeat=2)))
def test_a_story_says_what_its_author_allows(
    client: Client, told: Telling, found: bool, mined: bool
) -> None:
    story = told()
    allow(story, allows_search_engines=found, allows_open_data=mined)
    for prefix in ("en", "de"):
        answer = client.get(f"/{prefix}/stories/{story.reference.lower()}/")
        robots = meta(answer, "robots")
        assert answer["X-Robots-Tag"] == robots
        assert ("noindex" in robots) is not found
        assert "noarchive" in robots and "nosnippet" in robots
        assert answer["tdm-reservation"] == meta(answer, "tdm-reservation") == str(int(not mined))


@pytest.mark.parametrize("query", ["", "?page=2", "?q=bed", "?country=FI", "?unknown=1"])
def test_the_list_is_for_people(client: Client, told: Telling, query: str) -> None:
    """It shows openings of stories that no search engine may find."""
    allow(told(), allows_search_engines=True)
    answer = client.get(f"/en/stories/{query}")
    assert answer["X-Robots-Tag"] == meta(answer, "robots")
    assert "noindex, follow" in answer["X-Robots-Tag"]
    assert answer["tdm-reservation"] == meta(answer, "tdm-reservation") == "1"


class TestTheFirstPage:
    @pytest.fixture(autouse=True)
    def tree(self, db: None) -> None:
        make_tree()

    def test_it_shows_only_what_may_be_found(self, client: Client, told: Telling) -> None:
        shy, open_one = told(title="Nobody may find this"), told(title="Anybody may find this")
        allow(open_one, allows_search_engines=True)
        answer = client.get("/en/")
        html = answer.content.decode()
        assert open_one.title in html
        assert shy.title not in html and shy.reference.lower() not in html
        assert meta(answer, "robots") == "index, follow, noarchive"
        assert meta(answer, "tdm-reservation") == "1"

    def test_the_language_of_the_page_comes_first(self, client: Client, told: Telling) -> None:
        for number in range(5):
            told(title=f"English {number}")
        told(title="Auf Deutsch", language="de")
        Story.objects.update(allows_search_engines=True)
        german = client.get("/de/").content.decode()
        titles = re.findall(r'class="card-title"><a[^>]*>([^<]*)', german)
        assert titles[0] == "Auf Deutsch" and len(titles) == 4

    def test_where_none_may_it_leads_to_the_library(self, client: Client, told: Telling) -> None:
        told(title="Nobody may find this")
        html = client.get("/en/").content.decode()
        assert "Their stories wait in the library" in html
        assert "Nobody may find this" not in html
        assert "There are no stories here yet" not in html

    def test_where_there_are_none_it_says_so(self, client: Client) -> None:
        html = client.get("/en/").content.decode()
        assert "There are no stories here yet" in html
        assert "wait in the library" not in html


class TestWhatAPageCosts:
    """Queries do not grow with the stories on the page."""

    def test_the_library(
        self, client: Client, told: Telling, topics: None, django_assert_max_num_queries: Callable
    ) -> None:
        make_tree()
        for number in range(12):
            told(title=f"Story {number}", topics=TOPICS)
        client.get("/en/stories/")
        with django_assert_max_num_queries(11):
            html = client.get("/en/stories/").content.decode()
        assert html.count('class="card story-card"') == 12
        assert html.count('<span class="tag">') == 12

    def test_the_first_page(
        self, client: Client, told: Telling, topics: None, django_assert_max_num_queries: Callable
    ) -> None:
        make_tree()
        for number in range(6):
            told(title=f"Story {number}", topics=TOPICS)
        Story.objects.update(allows_search_engines=True)
        client.get("/en/")
        merged_slugs()  # remembered for some seconds
        with django_assert_max_num_queries(12):
            html = client.get("/en/").content.decode()
        assert html.count('<span class="tag">') == 4


@pytest.mark.parametrize("value", ["", "a", 'q"', "unknown"])
def test_a_plain_list_is_drawn_as_django_draws_it(value: str) -> None:
    choices = [("", "Any"), ("a", "A & <b>"), ('q"', "Q")]
    given = {"attrs": {"class": "x", "required": True}}
    there = {"attrs": {"id": "filter-topic"}}
    djangos = Select(choices=choices, **given).render("topic", value, **there)
    assertHTMLEqual(PlainSelect(choices=choices, **given).render("topic", value, **there), djangos)
    open_list = OpenSelect(**given).render("topic", value, **there)
    assertHTMLEqual(open_list.replace(gap("topic"), options(choices, value)), djangos)


def test_nothing_typed_gets_into_the_form_as_markup(client: Client) -> None:
    typed = '"><script>\ue000q\ue000'
    html = client.get("/en/stories/", {"q": typed}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;\ue000q\ue000"' in html
    assert html.count('name="q"') == 1 and "<script>" not in html
