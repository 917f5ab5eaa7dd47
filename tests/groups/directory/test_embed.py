"""The directory in a frame: the list without any script, the map with ours alone."""

import re
from typing import Any

import html5lib
import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from community.limits import Limit
from groups.directory import embed
from groups.models import Standing
from tests.groups.factories import make_group

pytestmark = pytest.mark.django_db
LIST, MAP = "/embed/groups/", "/embed/groups/map/"
BOTH = (LIST, MAP, f"{LIST}de/", f"{LIST}de/map/")
NOTHING = {
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
OURS = NOTHING - {"script-src 'none'", "connect-src 'none'"} | {
    "script-src 'self'",
    "connect-src 'self'",
}


def shown(client: Client, address: str, **words: Any) -> str:
    answer = client.get(address, words)
    assert answer.status_code == 200
    html: str = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    return html


def policy(answer: HttpResponse) -> set[str]:
    return {part.strip() for part in answer["Content-Security-Policy"].split(";") if part.strip()}


def listed(name: str, **fields: Any) -> Any:
    return make_group(name, confirmed_on=timezone.localdate(), **fields)


def test_the_list_shows_what_the_directory_shows_and_no_contact(client: Client) -> None:
    shown_ways = {"email": "us@example.org"}
    group = listed("Brno Voices", contacts=shown_ways, hidden_contacts={"phone": "+420 1"})
    make_group("Not checked", public=False)
    html = shown(client, LIST)
    assert "Brno Voices" in html and "Brno and around, Czechia" in html
    assert f'href="{group.get_absolute_url()}"' in html
    for words in ("Not checked", "us@example.org", "420"):
        assert words not in html
    Standing.objects.filter(group=group).update(paused_on=timezone.localdate())
    html = shown(client, LIST)
    assert "Brno Voices" not in html
    assert "There is no entry to show here just now." in html


def test_the_same_words_as_the_directory(client: Client) -> None:
    listed("Czech")
    listed("Lawyers", kind="lawyers")
    html = shown(client, LIST, kind="lawyers", cursor="nonsense", flavour="sweet")
    assert ">Lawyers<" in html and ">Czech<" not in html
    assert 'href="/en/find/?kind=lawyers"' in html
    assert 'data-map-url="/en/find/map.json?kind=lawyers"' in shown(client, MAP, kind="lawyers")


def test_no_more_than_fit_and_it_says_so(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(embed, "MOST", 2)
    for name in "ABC":
        listed(f"Group {name}")
    html = shown(client, LIST)
    assert html.count("<li>") == 2
    assert "There are more than fit here." in html


def test_its_language_is_that_of_its_address(client: Client) -> None:
    listed("Brno Voices")
    assert '<html lang="de"' in shown(client, f"{LIST}de/")
    assert 'data-map-url="/de/find/map.json"' in shown(client, f"{LIST}de/map/")
    assert client.get(f"{LIST}xx/", follow=True).status_code == 404
    assert client.get(f"{LIST}xx/map/", follow=True).status_code == 404


@pytest.mark.parametrize("address", BOTH)
def test_it_may_be_framed_anywhere_and_do_no_more_than_it_needs(client, address) -> None:
    answer = client.get(address)
    assert policy(answer) == (OURS if "map" in address else NOTHING)
    assert "X-Frame-Options" not in answer.headers
    assert answer["Cache-Control"] == "public, max-age=60"
    assert answer["X-Robots-Tag"] == "noindex, follow"
    assert not answer.cookies


def test_the_list_has_no_script_no_form_no_picture_no_other_host(client: Client) -> None:
    listed("Brno Voices")
    html = shown(client, LIST)
    assert not re.search(r"<(script|form|img|iframe|object|input|button)\b", html)
    asked = re.findall(r'(?:href|src|action)="([^"]*)"', html)
    assert asked and all(address.startswith(("/en/", "/static/")) for address in asked)
    for link in re.findall(r"<a [^>]*>", html):
        assert 'target="_blank" rel="noopener noreferrer"' in link


@pytest.mark.parametrize("path", ["/en/find/map.json", "/en/find/embed/"])
def test_nothing_else_may_be_framed_by_others(client: Client, path: str) -> None:
    answer = client.get(path)
    assert "frame-ancestors 'self'" in policy(answer)
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("address", [LIST, MAP])
def test_who_comes_too_often_is_told_in_the_frame(client, address, monkeypatch) -> None:
    monkeypatch.setattr(embed, "LIMIT", Limit("embed", most=1, seconds=60))
    assert client.get(address).status_code == 200
    answer = client.get(address)
    assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 60
    assert "Wait a minute, then try again." in answer.content.decode()
    assert "data-map" not in answer.content.decode()


class TestHow:
    def test_lines_for_what_was_chosen(self, client: Client) -> None:
        listed("Brno Voices")
        listed("Lawyers", kind="lawyers")
        html = shown(client, "/en/find/embed/", country="CZ", kind="lawyers", network="")
        for address in (LIST, MAP):
            assert f"{address}?country=CZ&amp;amp;kind=lawyers" in html
        assert "That is 1 entry now." in html

    def test_in_the_language_of_the_page(self, client: Client) -> None:
        html = shown(client, "/de/find/embed/")
        assert "/embed/groups/de/&quot;" in html
        assert "/embed/groups/de/map/&quot;" in html

    def test_only_choices_that_somebody_has(self, client: Client) -> None:
        listed("Example Network", kind="network", slug="example-network")
        html = shown(client, "/en/find/embed/")
        assert re.findall(r'<option value="([A-Z]{2})"', html) == ["CZ"]
        assert 'value="example-network"' in html

    @pytest.mark.parametrize("words", ["country=XX", "kind=%00", "network=none&near=Brno"])
    def test_whatever_stands_in_the_address(self, client: Client, words: str) -> None:
        assert "/embed/groups/&quot;" in shown(client, f"/en/find/embed/?{words}")
