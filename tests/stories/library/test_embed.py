"""The list in a frame: open stories alone, in any page's frame, with nothing behind it."""

import re
from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from django.http import HttpResponse
from django.test import Client

from community.limits import Limit
from stories.actions.leaving.withdraw import withdraw
from stories.consent import SWITCHES, Purpose
from stories.library import embed
from stories.models import Story
from tests.stories.switching import allow, submission_of
from tests.stories.telling import DAY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
ADDRESS = "/embed/stories/"
POLICY = {
    "base-uri 'none'",
    "connect-src 'none'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors *",
    "img-src 'none'",
    "script-src 'none'",
    "style-src 'self'",
}


def shown(client: Client, address: str = ADDRESS, **words: Any) -> str:
    answer = client.get(address, words)
    assert answer.status_code == 200
    html: str = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    return html


def policy(answer: HttpResponse) -> set[str]:
    return {part.strip() for part in answer["Content-Security-Policy"].split(";") if part.strip()}


def open_one(told: Telling, **answers: object) -> Story:
    story = told(**answers)
    allow(submission_of(story), Purpose.OPEN_DATA)
    return story


class TestWhoIsThere:
    def test_only_those_whose_authors_let_anyone_use_them(
        self, client: Client, told: Telling
    ) -> None:
        for purpose in SWITCHES:
            if purpose != Purpose.OPEN_DATA:
                allow(submission_of(told(title=f"Shut: {purpose}")), purpose)
        story = open_one(told, title="Open")
        html = shown(client)
        assert "Open" in html and "Shut" not in html
        assert f"/en/stories/{story.reference.lower()}/" in html
        withdraw(submission_id=submission_of(story), today=DAY)
        html = shown(client)
        assert story.reference.lower() not in html
        assert "There is no story to show here just now." in html

    def test_title_and_note_and_no_name_and_no_text(self, client: Client, told: Telling) -> None:
        shows = ["name", "country", "region", "years"]
        story = open_one(told, title="The night", happened="A needle.", name="Needle", shown=shows)
        Story.objects.filter(pk=story.pk).update(notes=["restraint"])
        html = shown(client)
        assert "The night" in html and "Finland" in html and "being held or tied down" in html
        for words in ("eedle", "Lapland", "2010"):
            assert words not in html

    def test_the_same_words_as_the_library(self, client: Client, told: Telling) -> None:
        open_one(told, title="Finnish", country="FI", shown=["country"])
        open_one(told, title="Elsewhere", country="IE", shown=["country"])
        html = shown(client, country="FI", flavour="sweet", cursor="nonsense")
        assert "Finnish" in html and "Elsewhere" not in html
        assert 'href="/en/stories/?country=FI"' in html

    def test_its_language_is_that_of_its_address(self, client: Client, told: Telling) -> None:
        story = open_one(told, title="The night")
        html = shown(client, f"{ADDRESS}de/")
        assert '<html lang="de"' in html and 'lang="en"' in html
        assert f"/de/stories/{story.reference.lower()}/" in html
        german = client.get(ADDRESS, headers={"accept-language": "de"})
        assert '<html lang="en"' in german.content.decode() and german["Content-Language"] == "en"
        assert client.get(f"{ADDRESS}xx/", follow=True).status_code == 404


class TestAnswers:
    def test_it_may_be_framed_anywhere_and_can_do_nothing(
        self, client: Client, told: Telling
    ) -> None:
        open_one(told)
        for address in (ADDRESS, f"{ADDRESS}de/"):
            answer = client.get(address)
            assert policy(answer) == POLICY
            assert "X-Frame-Options" not in answer.headers
            assert set(answer["Cache-Control"].split(", ")) == {"private", "no-store"}
            assert answer["X-Robots-Tag"] == "noindex, follow, noarchive, nosnippet"
            assert answer["tdm-reservation"] == "0"
            assert answer["Referrer-Policy"] == "same-origin"
            assert "Set-Cookie" not in answer.headers and not answer.cookies

    def test_no_script_no_form_no_picture_no_other_host(
        self, client: Client, told: Telling
    ) -> None:
        open_one(told)
        html = shown(client)
        assert not re.search(r"<(script|form|img|iframe|object|input|button)\b", html)
        asked = re.findall(r'(?:href|src|action)="([^"]*)"', html)
        assert asked and all(address.startswith(("/en/", "/static/")) for address in asked)
        for link in re.findall(r"<a [^>]*>", html):
            assert 'target="_blank" rel="noopener noreferrer"' in link

    @pytest.mark.parametrize("path", ["/en/stories/", "/feeds/stories.atom", "/api/stories"])
    def test_nothing_else_may_be_framed_by_others(self, client: Client, path: str) -> None:
        answer = client.get(path)
        assert "frame-ancestors 'self'" in policy(answer)
        assert answer["X-Frame-Options"] == "SAMEORIGIN"

    def test_who_comes_too_often_is_told_in_the_frame(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(embed, "LIMIT", Limit("embed", most=1, seconds=60))
        assert client.get(ADDRESS).status_code == 200
        answer = client.get(ADDRESS)
        assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 60
        assert policy(answer) == POLICY
        assert "Wait a minute, then try again." in answer.content.decode()
