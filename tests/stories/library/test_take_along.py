"""The page about taking stories along: every address on it answers, for the search it is about."""

import html as entities
import re
from collections.abc import Callable

import html5lib
import pytest
from django.conf import settings
from django.test import Client

from stories.consent import Purpose
from stories.library import take_along
from stories.models import Story
from tests.stories.switching import allow, submission_of

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
PAGE = "/en/stories/take-along/"


def page(client: Client, query: str = "", prefix: str = "en") -> str:
    answer = client.get(f"/{prefix}/stories/take-along/{query}")
    assert answer.status_code == 200
    html: str = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    return html


def told_addresses(html: str) -> list[str]:
    """The addresses to copy, and where the frame and the files are."""
    plain = entities.unescape(entities.unescape(html))
    found = re.findall(rf"{settings.BASE_URL}(/(?:api|feeds|embed)/[^\s\"<]*)", plain)
    return sorted({*found, *re.findall(r'href="(/api/[^"]*)"', plain)})


@pytest.mark.parametrize("prefix", ["en", "de"])
def test_every_address_on_it_answers(client: Client, told: Telling, prefix: str) -> None:
    story = told(country="FI", shown=["country"])
    allow(submission_of(story), Purpose.OPEN_DATA)
    addresses = told_addresses(page(client, "?country=FI&flavour=sweet", prefix))
    kinds = {address.partition("?")[0] for address in addresses}
    frame = "/embed/stories/" if prefix == "en" else "/embed/stories/de/"
    assert kinds == {
        "/api/openapi.json",
        "/api/stories",
        "/api/stories.csv",
        "/api/stories/withdrawn",
        "/feeds/stories.atom",
        frame,
    }
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        if address.startswith(("/api/stories?", "/api/stories.csv", "/feeds/", "/embed/")):
            assert address.endswith("?country=FI")
            assert story.reference.lower() in answer.content.decode().lower()


def test_the_files_hold_every_open_story_once(
    client: Client, told: Telling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_along, "A_FILE", 2)
    monkeypatch.setattr("stories.api.open_stories.A_FILE", 2)
    every = []
    for number in range(5):
        story = told(title=f"Story {number}")
        if number != 2:
            allow(submission_of(story), Purpose.OPEN_DATA)
            every.append(story.reference)
    html = page(client)
    files = re.findall(r'href="(/api/stories\.csv[^"]*)"', html)
    assert len(files) == 2 and html.count("(2 stories)") == 2
    said = "".join(client.get(entities.unescape(address)).content.decode() for address in files)
    assert all(said.count(f"\n{reference}") == 1 for reference in every)


def test_the_lines_to_copy_are_one_frame_of_ours(client: Client) -> None:
    html = page(client)
    [lines] = re.findall(r'<code id="embed-code">(.*?)</code>', html, re.DOTALL)
    tag = entities.unescape(lines)
    assert re.fullmatch(r"<iframe [^<>]*></iframe>", tag)
    assert f'src="{settings.BASE_URL}/embed/stories/"' in tag
    assert 'title="Stories about force in mental health services"' in tag
    assert "<script" not in tag


def test_words_cannot_break_out_of_the_lines(client: Client) -> None:
    html = page(client, '?q="><script>alert(1)</script>')
    assert "<script>alert" not in html
    [lines] = re.findall(r'<code id="embed-code">(.*?)</code>', html, re.DOTALL)
    assert entities.unescape(lines).count("<") == 2


def test_without_open_stories_it_says_so(client: Client, told: Telling) -> None:
    told()
    html = page(client)
    assert "No open story is here just now." in html and ".csv" not in html


def test_it_says_within_how_many_days_to_delete(client: Client) -> None:
    assert "within 30 days" in page(client)
    assert "within 30 days" in client.get("/api/stories/withdrawn").json()["notice"]
    assert "within 30 days" in client.get("/api/stories").json()["conditions"]


def test_the_library_leads_there(client: Client) -> None:
    html = client.get("/en/stories/?country=FI").content.decode()
    assert f'href="{PAGE}?country=FI"' in html
    assert f'href="{settings.BASE_URL}/feeds/stories.atom?country=FI"' in html
    assert 'type="application/atom+xml"' in html
