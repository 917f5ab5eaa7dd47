"""What crawlers read first, and that nothing public tells a day of any story."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qsl, urlsplit
from urllib.robotparser import RobotFileParser

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from django.utils import timezone, translation

from home.machines import ARCHIVES, TRAINERS
from home.models import TextPage
from home.prepare.tree import make_guide
from stories.actions.leaving.withdraw import withdraw
from stories.models import Story
from tests.groups.factories import make_circle, make_group
from tests.stories.library.shelf import shelve, translate
from tests.stories.telling import DAY, Told, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LATER = date(2026, 5, 19)
LAPSE = date(2028, 8, 23)
# Letters bear the day on which they are read.
READ = date(2026, 6, 11)


def a_story(**allows: bool) -> Story:
    told: Told = publish_it(tell("approved"), DAY)
    rows = Story.objects.filter(reference=told.submission.reference)
    rows.update(**{f"allows_{name}": value for name, value in allows.items()})
    return rows.get()


def rules(client: Client) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").content.decode().splitlines())
    return parser


class TestRobots:
    def test_search_engines_may_read_everything(self, client: Client) -> None:
        """Also what says noindex: whoever may not fetch it, never sees that."""
        may = rules(client)
        for address in ("/en/", "/en/stories/k7qf2m/", "/en/share/return/", "/admin/", "/api/x"):
            assert may.can_fetch("Googlebot", address)

    @pytest.mark.parametrize("crawler", TRAINERS)
    def test_trainers_may_read_the_open_data_alone(self, client: Client, crawler: str) -> None:
        may = rules(client)
        assert not may.can_fetch(crawler, "/en/stories/k7qf2m/")
        assert may.can_fetch(crawler, "/api/stories")

    @pytest.mark.parametrize("crawler", ARCHIVES)
    def test_archives_may_keep_nothing(self, client: Client, crawler: str) -> None:
        may = rules(client)
        assert not may.can_fetch(crawler, "/en/") and not may.can_fetch(crawler, "/api/stories")

    def test_no_story_is_named(self, client: Client) -> None:
        story = a_story()
        assert story.reference.lower() not in client.get("/robots.txt").content.decode().lower()

    @pytest.mark.parametrize(
        "address", ["/en/share/", "/de/share/return/", "/accounts/login/code/", "/admin/"]
    )
    def test_private_rooms_say_by_themselves_that_they_are(
        self, client: Client, address: str
    ) -> None:
        assert client.get(address)["X-Robots-Tag"] == "noindex, nofollow, noarchive"


class TestSitemap:
    def test_it_leads_to_no_page_that_may_not_be_found(self, tree: None, client: Client) -> None:
        open_one, shy = a_story(search_engines=True), a_story(open_data=True)
        told = client.get("/sitemap.xml").content.decode()
        addresses = [urlsplit(found).path for found in re.findall(r"<loc>(.*?)</loc>", told)]
        assert f"/en/stories/{open_one.reference.lower()}/" in addresses
        assert shy.reference.lower() not in told
        assert "/en/" in addresses and "/de/" in addresses
        assert len(addresses) == len(set(addresses))
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert "noindex" not in answer.headers.get("X-Robots-Tag", "")
            assert not re.search(r'name="robots" content="[^"]*noindex', answer.content.decode())

    def test_every_kind_of_page_is_there_in_each_language(self, tree: None, client: Client) -> None:
        make_guide()
        call_command("load_helplines", verbosity=0)
        lately = timezone.localdate()
        rows = [
            make_group("Open Door", confirmed_on=lately),
            make_circle("Evening tea", confirmed_on=lately),
        ]
        make_group("Resting", standing={"paused_on": DAY})
        told = client.get("/sitemap.xml").content.decode()
        paths = ["guide/", "guide/alternatives/", "find/", "circles/", "helplines/at/", "evidence/"]
        paths += [row.get_absolute_url().removeprefix("/en/") for row in rows]
        for path in paths:
            for language in ("en", "de"):
                assert told.count(f"<loc>http://testserver/{language}/{path}</loc>") == 1, path
        entry = told.split("<loc>http://testserver/de/guide/</loc>")[1].split("</url>")[0]
        named = re.findall('hreflang="([^"]*)" href="http://testserver([^"]*)"', entry)
        assert dict(named) == {code: f"/{code}/guide/" for code, _name in settings.LANGUAGES} | {
            "x-default": "/en/guide/"
        }

    def test_a_page_tells_the_day_on_which_an_editor_published_it(
        self, tree: None, client: Client
    ) -> None:
        with time_machine.travel(LATER):
            page = TextPage.objects.get(url_path__endswith="-en/about/privacy/")
            page.save_revision().publish()
        told = client.get("/sitemap.xml").content.decode()
        entry = told.split("<loc>http://testserver/en/about/privacy/</loc>")[1].split("</url>")[0]
        assert f"<lastmod>{LATER}</lastmod>" in entry and told.count("<lastmod>") == 1

    def test_a_story_and_its_translation_name_each_other(self, client: Client) -> None:
        story = shelve(title="The door")
        translate(story, "de", title="Die Schwelle")
        Story.objects.update(allows_search_engines=True)
        told = client.get("/sitemap.xml").content.decode()
        entries = [one for one in told.split("<url>") if story.reference.lower() in one]
        assert [re.findall('hreflang="([^"]*)"', one) for one in entries] == [["en", "de"]] * 2
        assert "lastmod" not in "".join(entries)

    def test_more_than_one_file_holds_is_cut(
        self, tree: None, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
        monkeypatch.setattr("home.sitemap.view.MOST", 20)
        index = client.get("/sitemap.xml").content.decode()
        assert "<sitemapindex" in index
        parts = re.findall(r"<loc>(.*?)</loc>", index)
        pages = [client.get(part).content.decode() for part in parts]
        assert [found for page in pages for found in re.findall(r"<loc>(.*?)</loc>", page)] == whole
        for part in ("0", "999", "²", "9" * 99):
            assert client.get(f"/sitemap.xml?part={part}").status_code in (200, 404)


class TestMining:
    def test_the_file_reserves_the_whole_site(self, client: Client) -> None:
        answer = client.get("/.well-known/tdmrep.json")
        assert answer["Content-Type"] == "application/json"
        assert json.loads(answer.content) == [{"location": "/", "tdm-reservation": 1}]

    @pytest.mark.parametrize(
        "address", ["/en/", "/en/about/privacy/", "/en/stories/", "/sitemap.xml", "/en/nothing/"]
    )
    def test_everything_reserves_it(self, tree: None, client: Client, address: str) -> None:
        assert client.get(address)["tdm-reservation"] == "1"


class TestNoDay:
    """Published in one quarter, changed and taken down in the next: no page tells when."""

    @pytest.fixture
    def stories(self, tree: None) -> list[Story]:
        make_guide()
        call_command("load_topics", verbosity=0)
        rows = [
            a_story(search_engines=True, quoting=True),
            a_story(search_engines=True, open_data=True),
            a_story(),
        ]
        Story.objects.update(lapses_on=LAPSE)
        return rows

    @pytest.fixture
    def gone(self) -> Story:
        told = publish_it(tell("approved", title="Gone"), DAY)
        story = Story.objects.get(reference=told.submission.reference)
        Story.objects.filter(pk=story.pk).update(allows_open_data=True)
        withdraw(submission_id=told.id, today=LATER)
        return story

    def test_on_no_page_and_in_no_header(
        self, client: Client, stories: list[Story], gone: Story
    ) -> None:
        with time_machine.travel(READ):
            answers = dict(visited(client, [*stories, gone]))
        assert len(answers) > 40
        broken = [where for where, answer in answers.items() if answer.status_code == 404]
        assert broken == []
        statuses = [answer.status_code for answer in answers.values()]
        assert statuses.count(410) == len(settings.LANGUAGES) and set(statuses) == {200, 410}
        for address, answer in answers.items():
            for text in told_by(answer):
                for day in (DAY, LATER, LAPSE):
                    assert not tells(text, day), f"{address} tells {day}"

    def test_the_quarter_stands_there(self, client: Client, stories: list[Story]) -> None:
        address = f"/en/stories/{stories[0].reference.lower()}/"
        assert "January to March 2026" in client.get(address).content.decode()

    @pytest.mark.parametrize(
        "text",
        [
            "2026-03-02",
            "02.03.2026",
            "2. März 2026",
            "2 March 2026",
            "Mon, 02 Mar 2026",
            "20260302",
        ],
    )
    def test_a_day_would_be_seen(self, text: str) -> None:
        assert tells(f"<p>{text}</p>", DAY)

    def test_a_quarter_is_no_day(self) -> None:
        assert not tells("January to March 2026, 2026-Q1, 2026-01-01", DAY)


OUTSIDE = ("/admin", "/static", "/accounts", "/api/groups", "/api/circles", "/api/hsds")
OUTSIDE += ("/api/evidence",)
# Groups and circles hold no story, and say their own days; leaving ends the visit.
OF_A_KIND = 3
NO_STORIES = ("/find/", "/circles/", "/embed/groups", "/share/out")


def visited(client: Client, stories: list[Story]) -> Iterator[tuple[str, HttpResponse]]:
    """What links lead to from the first page, and what only machines look for.

    Of pages that one view makes from the same questions a few are enough: with every filter, every
    country and every letter joined to every other there would be no end.
    """
    waiting = ["/en/", "/de/", "/robots.txt", "/sitemap.xml", "/.well-known/tdmrep.json"]
    waiting += ["/api/openapi.json", "/api/stories/withdrawn", "/healthz"]
    for code, _name in settings.LANGUAGES:
        waiting += [f"/{code}/stories/{story.reference.lower()}/" for story in stories]
    seen = set(waiting)
    kinds: Counter[tuple[str, ...]] = Counter()
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        yield address, answer
        if "text/html" not in answer["Content-Type"]:
            continue
        for link in re.findall(r'href="(/[^"#]*)', answer.content.decode()):
            path = link.replace("&amp;", "&")
            outside = path.startswith(OUTSIDE) or any(part in path for part in NO_STORIES)
            if path in seen or outside or answer.status_code != 200:
                continue
            seen.add(path)
            kinds[kind := kind_of(path)] += 1
            if kinds[kind] <= OF_A_KIND:
                waiting.append(path)


def kind_of(address: str) -> tuple[str, ...]:
    """The language, the view and the questions that an address asks it; a page's own address."""
    parts = urlsplit(address)
    language = parts.path.split("/")[1]
    with translation.override(language if language in dict(settings.LANGUAGES) else "en"):
        found = resolve(parts.path)
    page = parts.path if found.view_name == "wagtail_serve" else ""
    return (language, found.view_name, page, *sorted(dict(parse_qsl(parts.query))))


def told_by(answer: HttpResponse) -> Iterator[str]:
    yield answer.content.decode()
    # The test's own `Date` would be the moment of asking, and is set by the server, not here.
    yield "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    for name in ("Last-Modified", "Age", "Expires"):
        assert name not in answer.headers


MONTHS = {
    3: ("March", "Mar", "März", "Mär"),
    5: ("May", "May", "Mai", "Mai"),
    8: ("August", "Aug", "August", "Aug"),
}


def tells(text: str, day: date) -> bool:
    """Whether the day stands here in any of the ways in which people and machines write one."""
    names = "|".join(MONTHS[day.month])
    ways = (
        rf"{day:%Y-%m-%d}|{day:%Y%m%d}|{day:%Y/%m/%d}",
        rf"\b0?{day.day}[./]\s?0?{day.month}[./]\s?({day:%Y}|{day:%y})\b",
        rf"\b0?{day.day}\.?\s(of\s)?({names})\b",
        rf"\b({names})\.?\s0?{day.day}(st|nd|rd|th)?\b(?!\d)",
    )
    return any(re.search(way, text) for way in ways)
