"""The feed: well-formed, never finer than a quarter, and no words that may not leave the site."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from community.limits import Limit
from stories.actions.leaving.withdraw import withdraw
from stories.consent import Purpose
from stories.library import feed
from stories.models import Story
from tests.stories.switching import allow, submission_of
from tests.stories.telling import DAY, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
ADDRESS = "/feeds/stories.atom"
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(client: Client, query: str = "") -> ET.Element:
    answer = client.get(f"{ADDRESS}{query}")
    assert answer.status_code == 200
    return ET.fromstring(answer.content)


def entries(client: Client, query: str = "") -> list[dict[str, str]]:
    return [
        {child.tag.removeprefix(ATOM): child.text or child.get("href", "") for child in entry}
        for entry in read(client, query).iter(f"{ATOM}entry")
    ]


def opened(told: Telling, *purposes: Purpose, **answers: object) -> Story:
    story = told(**answers)
    allow(submission_of(story), *(purposes or [Purpose.OPEN_DATA]))
    return story


class TestEntries:
    @pytest.mark.parametrize("purpose", [Purpose.OPEN_DATA, Purpose.SEARCH_ENGINES])
    def test_words_of_a_story_that_may_leave_the_site(
        self, client: Client, told: Telling, purpose: Purpose
    ) -> None:
        story = opened(told, purpose, title="Tied & <locked>", happened="Long. " * 100)
        [entry] = entries(client)
        address = f"{settings.BASE_URL}/en/stories/{story.reference.lower()}/"
        assert entry["title"] == "Tied & <locked>"
        assert entry["summary"] == story.opening and entry["summary"].endswith(" …")
        assert entry["id"] == entry["link"] == address
        assert entry["updated"] == "2026-01-01T00:00:00Z"

    def test_a_story_that_needs_a_note_keeps_its_opening(
        self, client: Client, told: Telling
    ) -> None:
        story = opened(told, title="The night", happened="A needle in here.")
        Story.objects.filter(pk=story.pk).update(notes=["restraint", "police"])
        [entry] = entries(client)
        assert entry["title"] == "The night"
        notes = "being held or tied down, police"
        assert entry["summary"] == f"This story mentions: {notes}. You choose when to open it."

    def test_all_others_are_announced_without_a_word_of_theirs(
        self, client: Client, told: Telling
    ) -> None:
        story = opened(
            told,
            Purpose.QUOTE,
            Purpose.PRESS,
            title="Nobody may copy this",
            happened="A needle in here.",
            name="Needle",
            shown=["name", "country", "region"],
        )
        Story.objects.filter(pk=story.pk).update(notes=["suicide"])
        [entry] = entries(client)
        assert entry["title"] == "A story, told by the person it happened to"
        assert entry["link"].endswith(f"/en/stories/{story.reference.lower()}/")
        said = client.get(ADDRESS).content.decode()
        for words in ("Nobody may copy", "eedle", "Finland", "Lapland", "suicide"):
            assert words not in said

    def test_our_own_words_are_in_the_storys_language(self, client: Client, told: Telling) -> None:
        story = told(language="de", title="Die Nacht")
        german = {"accept-language": "fr"}
        entry = ET.fromstring(client.get(ADDRESS, headers=german).content).find(f"{ATOM}entry")
        assert entry is not None and entry.get(LANG) == "de"
        assert entry.findtext(f"{ATOM}title", "").startswith("Eine Geschichte")
        assert f"/de/stories/{story.reference.lower()}/" in entry.findtext(f"{ATOM}id", "")

    def test_newest_first_and_no_more_than_a_feed_holds(
        self, client: Client, told: Telling, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(feed, "MOST", 2)
        order = [opened(told, title=f"Story {number}").title for number in range(3)]
        assert [entry["title"] for entry in entries(client)] == order[:0:-1]


class TestFeed:
    def test_it_says_what_atom_asks_for(self, client: Client, told: Telling) -> None:
        told(country="FI", shown=["country"])
        root = read(client, "?country=FI&flavour=sweet&cursor=nonsense")
        assert root.tag == f"{ATOM}feed"
        own = f"{settings.BASE_URL}{ADDRESS}?country=FI"
        assert root.findtext(f"{ATOM}id") == own
        assert (
            root.findtext(f"{ATOM}title") == f"{settings.WAGTAIL_SITE_NAME}: new stories (Finland)"
        )
        assert root.findtext(f"{ATOM}updated") == "2026-01-01T00:00:00Z"
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
        links = {link.get("rel"): link.get("href", "") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == own
        for way in ("alternate", "license"):
            assert client.get(links[way].removeprefix(settings.BASE_URL)).status_code == 200

    def test_an_empty_one_is_whole_too(self, client: Client) -> None:
        with time_machine.travel(date(2026, 5, 19)):
            root = read(client)
        assert root.findtext(f"{ATOM}updated") == "2026-04-01T00:00:00Z"
        assert root.find(f"{ATOM}entry") is None

    @pytest.mark.parametrize("words", ["\0", "\x1b", "\ufffe\uffff", "]]>", "<b>&", '"', "😀"])
    def test_any_word_leaves_it_well_formed(self, client: Client, words: str) -> None:
        answer = client.get(ADDRESS, {"q": f"bed {words}"})
        ET.fromstring(answer.content)

    def test_it_tells_no_day(self, client: Client, told: Telling) -> None:
        story = opened(told)
        Story.objects.filter(pk=story.pk).update(lapses_on=date(2028, 8, 23))
        said = client.get(ADDRESS)
        assert "2028" not in said.content.decode() and str(DAY) not in said.content.decode()
        assert "Last-Modified" not in said.headers

    def test_headers_and_what_is_unchanged(self, client: Client, told: Telling) -> None:
        story = opened(told)
        answer = client.get(ADDRESS)
        again = client.get(ADDRESS, headers={"if-none-match": answer["ETag"]})
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert again.status_code == 304 and again.content == b""
        for one in (answer, again):
            assert set(one["Cache-Control"].split(", ")) == {"private", "no-store"}
            assert one["X-Robots-Tag"] == "noindex, follow, noarchive, nosnippet"
            assert one["tdm-reservation"] == "1"
            assert "Access-Control-Allow-Origin" not in one.headers
            assert not one.cookies
        withdraw(submission_id=submission_of(story), today=DAY)
        gone = client.get(ADDRESS, headers={"if-none-match": answer["ETag"]})
        assert gone.status_code == 200 and story.reference.lower() not in gone.content.decode()

    def test_who_asks_too_often_is_told_in_plain_words(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(feed, "LIMIT", Limit("feed", most=1, seconds=60))
        assert client.get(ADDRESS).status_code == 200
        answer = client.get(ADDRESS)
        assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 60
        assert "Please wait" in answer.content.decode()


def test_nothing_that_is_not_public_is_in_it(client: Client) -> None:
    tell("suspended"), tell("unpublished"), tell("offered")
    assert publish_it(tell("approved"), DAY).submission.reference.lower() in feed_of(client)
    Story.objects.update(lapses_on=DAY)
    assert entries(client) == []


def feed_of(client: Client) -> str:
    return client.get(ADDRESS).content.decode()
