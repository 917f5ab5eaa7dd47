"""`find/map.json`: the words of the page, a part of the globe, and how long it is kept."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from community.limits import Limit
from groups.choices import Scope
from groups.directory import map_view
from groups.directory.map_data import SINGLE
from tests.groups.factories import make_group

pytestmark = pytest.mark.django_db
ADDRESS = "/en/find/map.json"
NOW = {"confirmed_on": None}


@pytest.fixture(autouse=True)
def two(today: Any) -> None:
    make_group("Brno Voices", confirmed_on=today)
    network = make_group(
        "Example Network",
        confirmed_on=today,
        kind="network",
        slug="example-network",
        scope=Scope.ONLINE,
    )
    make_group(
        "Lisbon Lawyers",
        confirmed_on=today,
        kind="lawyers",
        country="PT",
        latitude=38.7167,
        longitude=-9.1333,
        networks=[str(network.pk)],
    )


@pytest.fixture
def today() -> Any:
    from django.utils import timezone

    return timezone.localdate()


def names(client: Client, **words: Any) -> list[str]:
    answer = client.get(ADDRESS, words)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/geo+json"
    told = json.loads(answer.content)
    return sorted(one["properties"]["name"] for one in told["features"])


def test_the_same_words_as_the_page(client: Client) -> None:
    assert names(client) == ["Brno Voices", "Lisbon Lawyers"]
    assert names(client, kind="lawyers") == ["Lisbon Lawyers"]
    assert names(client, country="CZ") == ["Brno Voices"]
    assert names(client, network="example-network") == ["Lisbon Lawyers"]
    assert names(client, near="49.2,16.6", radius="25") == ["Brno Voices"]
    assert names(client, near="a town that is nowhere") == []
    assert names(client, cursor="nonsense", apart="yes", flavour="sweet") == names(client)


def test_only_what_lies_in_view(client: Client) -> None:
    assert names(client, bbox="-10,30,0,50") == ["Lisbon Lawyers"]
    assert names(client, bbox="-10,30,20,50", zoom="5") == ["Brno Voices", "Lisbon Lawyers"]
    assert names(client, bbox="10,30,-170,50", zoom=str(SINGLE)) == ["Brno Voices"]


@pytest.mark.parametrize(
    "bbox",
    [
        "",
        "1,2,3",
        "1,2,3,4,5",
        "a,b,c,d",
        "1,50,2,40",
        "nan,1,2,3",
        "-181,0,0,1",
        "0,-91,1,1",
        "0,0,inf,1",
        "1e400,0,1,1",
    ],
)
def test_a_box_that_is_none_is_refused(client: Client, bbox: str) -> None:
    answer = client.get(ADDRESS, {"bbox": bbox})
    assert answer.status_code == 400
    assert list(answer.json()["words"]) == ["bbox"]


@pytest.mark.parametrize("zoom", ["", "-1", "1.5", "31", "²", "9" * 400])
def test_a_zoom_that_is_none_is_refused(client: Client, zoom: str) -> None:
    assert client.get(ADDRESS, {"zoom": zoom}).status_code == 400


class TestAnyString(TestCase):
    """No string makes it fail."""

    @given(bbox=st.text(), zoom=st.text())
    def test_any_string(self, bbox, zoom):
        assert self.client.get(ADDRESS, {"bbox": bbox, "zoom": zoom}).status_code in (200, 400)


def test_what_somebody_looks_for_is_kept_by_nobody_else(client: Client) -> None:
    assert client.get(ADDRESS)["Cache-Control"] == "max-age=60, public"
    answer = client.get(ADDRESS, {"near": "49.2,16.6"})
    assert answer["Cache-Control"] == "max-age=60, private"
    again = client.get(ADDRESS, {"near": "49.2,16.6"}, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert not answer.cookies


def test_the_whole_from_afar_is_counted_anew_when_something_changes(client: Client, today) -> None:
    assert names(client) == ["Brno Voices", "Lisbon Lawyers"]
    make_group("Suva", confirmed_on=today, latitude=-18.1, longitude=178.4)
    assert names(client) == ["Brno Voices", "Lisbon Lawyers", "Suva"]


def test_kinds_are_told_in_the_language_of_the_address(client: Client) -> None:
    for language, kind in (("en", "Lawyers"), ("de", None)):
        told = client.get(f"/{language}/find/map.json", {"kind": "lawyers"}).json()
        (one,) = told["features"]
        assert one["properties"]["url"].startswith(f"/{language}/find/")
        assert kind is None or one["properties"]["kind"] == kind


def test_who_asks_too_often_is_told_when_to_come_back(client: Client, monkeypatch) -> None:
    monkeypatch.setattr(map_view, "LIMIT", Limit("map", most=1, seconds=60))
    assert client.get(ADDRESS).status_code == 200
    answer = client.get(ADDRESS)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60
