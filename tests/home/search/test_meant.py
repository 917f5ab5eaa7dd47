"""What is meant by the words: a country, a topic in a sentence, nothing at all by small words."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from groups.models import SearchText
from home.evidence.series import State
from home.models import Promise
from home.search.small import telling
from tests.groups.factories import make_group
from tests.home.search.test_search import part, part_of_ways, sections
from tests.stories.library.shelf import shelve

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Ask = Callable[..., str]
FOLDED = "What this site has on these words"


def answers(page: str) -> str:
    found = re.search(r'aria-labelledby="answers-title".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


class TestSmallWords:
    @pytest.mark.parametrize(
        "words", ["die", "I can't go on", "I want to die", "je ne peux plus", "ich will nicht mehr"]
    )
    def test_nothing_telling(self, words: str) -> None:
        assert not telling(words)

    @pytest.mark.parametrize("words", ["die Tür", "my son", "legal help", "l’hôpital"])
    def test_the_telling_ones_stay_as_typed(self, words: str) -> None:
        assert telling(words) and telling(words) in words

    def test_the_german_article_finds_no_text_and_no_town(self, ask: Ask) -> None:
        shelve(title="Nacht", language="de", happened="Die Tür war zu.")
        page = ask("die")
        assert not sections(page) and "Near Die" not in page

    @pytest.mark.usefixtures("guide")
    def test_help_stands_alone_where_nothing_is_looked_for(self, ask: Ask) -> None:
        shelve(title="Fall", happened="I can go on. I want to go.")
        page = ask("I can't go on")
        assert "search-lines" in page and FOLDED not in page and not sections(page)

    @pytest.mark.usefixtures("guide")
    def test_what_there_is_stays_folded_under_the_help(self, ask: Ask) -> None:
        shelve(title="Fall", happened="Suicide was all I thought of.")
        page = ask("suicide")
        assert page.index("search-lines") < page.index(FOLDED) < page.index('id="stories"')
        assert '<details class="search-folded">' in page


@pytest.mark.usefixtures("guide")
class TestCountry:
    @pytest.mark.parametrize(
        ("language", "words"), [("en", "Ireland"), ("de", "Irland"), ("fr", "Irlande")]
    )
    def test_its_own_groups_first(self, ask: Ask, language: str, words: str) -> None:
        there = make_group("Dublin house", country="IE")
        other = make_group("Northern Ireland house", country="GB")
        SearchText.rebuild([there, other])
        for number in range(3):
            make_group(f"Cork {number}", country="IE")
        listed = part(ask(words, language), "groups")
        assert "Cork 0" in listed and "Northern Ireland" not in listed
        assert "find/?country=IE#found" in listed

    def test_words_beside_it_narrow_it(self, ask: Ask) -> None:
        rows = [
            make_group("Tea house", country="IE", about="Tea for all."),
            make_group("Law house", country="IE", about="Advice about law."),
        ]
        SearchText.rebuild(rows)
        listed = part(ask("tea in Ireland"), "groups")
        assert "Tea house" in listed and "Law house" not in listed


@pytest.mark.usefixtures("guide")
class TestTopics:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", "tied to the bed"),
            ("en", "they tied me to the bed"),
            ("de", "sie haben mich ans Bett gefesselt"),
            ("fr", "attachée au lit"),
        ],
    )
    def test_a_sentence_names_its_topic_and_its_page(
        self, ask: Ask, language: str, words: str
    ) -> None:
        page = ask(words, language)
        assert f'href="/{language}/guide/topics/belt-fixation/"' in answers(page)
        guide = rf'href="(/{language}/[^"]*mechanical-restraint/)"'
        assert re.search(guide, answers(page)) and re.search(guide, part(page, "pages"))

    def test_stories_of_what_the_sentence_means(self, ask: Ask) -> None:
        shelve(title="Belts", coercion=("belt-fixation",), happened="A long night.")
        assert "Belts" in part(ask("they tied me to the bed"), "stories")

    def test_stories_in_the_language_of_the_page_first(self, ask: Ask) -> None:
        shelve(title="Auf Englisch", happened="Restraint restraint restraint.")
        shelve(title="Auf Deutsch", language="de", happened="Es war wie ein Restraint, damals.")
        told = part(ask("restraint", "de"), "stories")
        assert told.index("Auf Deutsch") < told.index("Auf Englisch")


class TestOwnParts:
    @pytest.mark.parametrize(
        ("words", "address"),
        [
            ("glossary", "/en/guide/glossary/"),
            ("letters", "/en/dossier/letters/"),
            ("hospital director", "/en/dossier/letters/"),
            ("minister", "/en/dossier/letters/who-decides/"),
            ("ministry", "/en/dossier/letters/who-decides/"),
            ("promises", "/en/came-of-it/"),
            ("what came of it", "/en/came-of-it/"),
            ("topics", "/en/guide/topics/"),
        ],
    )
    def test_found_by_their_words(self, ask: Ask, words: str, address: str) -> None:
        assert f'href="{address}"' in part_of_ways(ask(words))

    def test_straight_to_them(self, client: Client) -> None:
        page = client.get("/en/search/").content.decode().split('id="start-title"')[1]
        for address in ("guide/topics/", "guide/glossary/", "dossier/letters/", "came-of-it/"):
            assert f'href="/en/{address}"' in page

    @pytest.mark.parametrize("words", ["count belts", "Example Ministry", "Ireland"])
    def test_promises_that_everybody_sees(self, ask: Ask, words: str) -> None:
        said = {
            "country": "IE",
            "promised": "To count every belt.",
            "promised_on": date(2026, 1, 5),
            "source_title": "Example news",
            "source_url": "https://example.org/news",
        }
        Promise.objects.create(office="Example Ministry of Health", state=State.PUBLIC, **said)
        Promise.objects.create(office="Example Ministry not seen", state=State.WAITING, **said)
        found = part(ask(words), "promises")
        assert "Ministry of Health" in found and "not seen" not in found


def test_it_is_honest_about_the_address(client: Client) -> None:
    for address in ("/en/search/", "/en/no-such-page-here/"):
        page = client.get(address).content.decode()
        assert "The browser on this device may remember it" in page, address
        assert "Nobody keeps what you type" not in page
