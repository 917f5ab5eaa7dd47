"""One box for everything: what it finds, what it offers, and what it never does."""

import re
from collections.abc import Callable
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.cache.backends.locmem import _caches
from django.core.management import call_command
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from community.lib.remembered import _memories
from home.models import GuidePage
from home.prepare.words import index_pages
from home.search import views
from home.search.asked import Asked
from home.search.ways import WAYS, ways
from stories.choices import Note
from stories.library.hidden import mark_of
from tests.groups.factories import make_group
from tests.stories.library.shelf import shelve
from tests.stories.library.test_query import AWKWARD

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Ask = Callable[..., str]


def sections(page: str) -> list[str]:
    return re.findall(r'<section class="stack" id="(\w+)"', page)


def part(page: str, name: str) -> str:
    """One section of the page."""
    found = re.search(rf'<section class="stack" id="{name}".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


@pytest.mark.usefixtures("guide", "listings")
class TestWhatIsFound:
    def test_every_kind_under_its_own_heading(self, ask: Ask) -> None:
        shelve(title="Tied", happened="They used restraint on me.")
        page = ask("restraint")
        assert sections(page) == ["pages", "stories", "groups", "circles"]
        assert "Tied" in part(page, "stories") and "Open Door Brno" in part(page, "groups")
        assert "Evening tea" in part(page, "circles")

    def test_more_than_a_few_lead_on_with_the_same_words(self, client: Client, ask: Ask) -> None:
        for number in range(5):
            shelve(title=f"Story {number}", happened="They used restraint.")
        told = part(ask("restraint"), "stories")
        assert told.count("<li>") == 3 and "Show all 5 stories that fit" in told
        (address,) = re.findall(r'class="button button-quiet" href="([^"#]+)', told)
        page = client.get(address.replace("&amp;", "&")).content.decode()
        assert all(f"Story {number}" in page for number in range(5))

    def test_words_are_found_in_other_forms_and_marked(self, ask: Ask) -> None:
        page = part(ask("seclusions"), "pages")
        assert "/en/guide/what-it-is/seclusion/" in page
        assert "<mark>Seclusion</mark>" in page

    def test_pages_of_this_language_alone_where_they_stand_in_both(self, ask: Ask) -> None:
        page = part(ask("seclusion"), "pages")
        assert "/en/guide/" in page and 'href="/de/' not in page

    def test_a_page_that_stands_in_another_language_alone_is_marked(self, ask: Ask) -> None:
        german = GuidePage.objects.get(slug="seclusion", locale__language_code="de")
        GuidePage.objects.filter(slug="seclusion", locale__language_code="en").update(live=False)
        page = part(ask("Isolierung"), "pages")
        assert german.title in re.sub("</?mark>", "", page)
        assert 'lang="de"' in page and "in German" in page

    def test_all_of_them_are_a_press_away(self, client: Client, ask: Ask) -> None:
        few = part(ask("restraint"), "pages")
        (address,) = re.findall(r'href="(\?q=[^"]*)"', few)
        every = part(
            client.get("/en/search/" + address.replace("&amp;", "&")).content.decode(), "pages"
        )
        assert few.count("<h3") == 5 < every.count("<h3") and "Show all" not in every

    def test_drafts_are_not_found(self, ask: Ask) -> None:
        GuidePage.objects.update(live=False)
        assert "/guide/" not in part(ask("seclusion"), "pages")

    def test_pages_that_an_update_brought_are_indexed_anew(self, ask: Ask) -> None:
        GuidePage.objects.filter(slug="seclusion", locale__language_code="en").update(
            lead="A lighthouse."
        )
        assert not part(ask("lighthouse"), "pages")
        assert index_pages() > 50
        assert "seclusion" in part(ask("lighthouse"), "pages")

    def test_hidden_kinds_are_left_out_and_counted(self, client: Client) -> None:
        shelve(title="Behind a note", happened="They used restraint.", notes=("restraint",))
        shelve(title="Open", happened="They used restraint.")
        client.cookies[django_settings.READING_COOKIE_NAME] = mark_of(Note("restraint"))
        page = client.get("/en/search/?q=restraint").content.decode()
        told = part(page, "stories")
        assert "Behind a note" not in told and "Open" in told and "1 story is hidden" in told


@pytest.mark.usefixtures("guide")
class TestWhatWordsName:
    def test_a_topic_with_its_page_and_its_stories(self, ask: Ask) -> None:
        page = ask("seclusion")
        assert reverse("stories:harm_and_help_topic", args=["seclusion"])[3:] in page
        assert "The guide: " in page and "stories/?coercion=seclusion" in page

    def test_half_a_word_is_enough(self, ask: Ask) -> None:
        assert "harm-and-help/seclusion/" in ask("seclu")

    def test_a_country(self, ask: Ask) -> None:
        page = ask("seclusion in Ireland")
        for address in ("evidence/ie/", "helplines/ie/", "find/?country=IE", "stories/?country=IE"):
            assert f"/en/{address}" in page
        assert "stories/?coercion=seclusion&amp;country=IE" in page

    def test_stories_are_found_by_what_is_meant(self, ask: Ask) -> None:
        shelve(title="Shut in", coercion=("seclusion",), country="IE", happened="A small room.")
        page = part(ask("seclusion in Ireland"), "stories")
        assert "Shut in" in page and "Looked for: " in page

    def test_what_one_can_do(self, ask: Ask) -> None:
        assert "/en/share/return/" in part_of_ways(ask("delete my story"))
        assert "/en/plan/" in part_of_ways(ask("advance directive"))

    def test_near_words_are_offered_where_nothing_is_found(self, ask: Ask) -> None:
        page = ask("seclusoin")
        assert "Nothing here holds all of these words" in page
        assert "?q=seclusion" in page

    def test_every_way_is_there(self, client: Client) -> None:
        for language in ("en", "de"):
            with override(language):
                for way in WAYS:
                    assert client.get(way.url).status_code == 200, way.name
                    assert way in ways(Asked.parse(QueryDict(mutable=True) | {"q": way.label}))


def part_of_ways(page: str) -> str:
    found = re.search(r'aria-labelledby="ways-title".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


class TestWhatItNeverDoes:
    @pytest.mark.parametrize("words", AWKWARD)
    def test_it_answers_whatever_is_typed(self, ask: Ask, words: str) -> None:
        assert "<h1>Search</h1>" in ask(words)

    @settings(max_examples=60, deadline=None)
    @given(words=st.text(max_size=80))
    def test_no_string_breaks_it(self, words: str) -> None:
        cache.clear()  # the limit counts each of them
        assert Client().get("/en/search/", {"q": words}).status_code == 200

    def test_it_looks_for_nothing_where_there_are_only_signs(self, ask: Ask) -> None:
        page = ask("?!*")
        assert "Please search with letters or numbers." in page and not sections(page)

    def test_it_asks_for_no_more_where_there_is_more(
        self, ask: Ask, guide: None, django_assert_max_num_queries: object
    ) -> None:
        ask("restraint in Ireland")
        with django_assert_max_num_queries(MOST_QUERIES) as few:
            ask("restraint in Ireland")
        for number in range(8):
            shelve(title=f"Story {number}", happened="Restraint in Ireland.")
            make_group(f"Restraint in Ireland {number}")
        with django_assert_max_num_queries(MOST_QUERIES) as many:
            ask("restraint in Ireland")
        assert len(many.captured_queries) <= len(few.captured_queries) + 8

    def test_no_page_with_words_of_stories_is_kept_or_found(self, client: Client) -> None:
        answer = client.get("/en/search/?q=door")
        assert "no-store" in answer["Cache-Control"] and "noindex" in answer["X-Robots-Tag"]
        assert not getattr(answer, "may_be_shared", False)
        assert getattr(client.get("/en/search/"), "may_be_shared", False)

    def test_too_many_at_once_are_asked_to_wait(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(views, "LIMIT", views.Limit("search-test", most=2, seconds=60))
        for _time in range(2):
            assert client.get("/en/search/?q=door").status_code == 200
        answer = client.get("/en/search/?q=door")
        assert answer.status_code == 429 and answer["Retry-After"]
        assert client.get("/en/search/").status_code == 200


MOST_QUERIES = 45


@pytest.mark.usefixtures("guide")
def test_a_town_leads_to_who_is_near(ask: Ask) -> None:
    call_command("load_places", verbosity=0)
    for words in ("Brno", "groups near Brno"):
        page = ask(words)
        assert "/en/find/?near=Brno&amp;place=3078610" in page, words
        assert "/en/circles/?near=Brno&amp;place=3078610" in page
    assert "Springfield" in ask("Springfield")
    assert "near=Brno" in ask("Brnoo")


NEEDLE = "quixotryneedle"


def test_what_was_typed_is_in_no_table_cache_log_or_memory(
    ask: Ask, guide: None, caplog: pytest.LogCaptureFixture
) -> None:
    for language in ("en", "de"):
        ask(NEEDLE, language)
        ask(f'in {NEEDLE} "seclusion', language, near=NEEDLE)
    tables = StringIO()
    call_command("dumpdata", stdout=tables)
    kept = [tables.getvalue(), caplog.text, repr(_memories), repr(_caches)]
    assert "seclusion" in kept[0]
    assert [NEEDLE in one for one in kept] == [False] * 4
