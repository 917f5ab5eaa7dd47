"""Page, JSON, GeoJSON, CSV and HSDS give the same entries in the same order, whatever is asked."""

import csv
import io
import random
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.limits import Limit
from groups.api import open_groups
from groups.api.hsds.vocabulary import Vocabulary
from groups.choices import DIRECTORY, Access, Control, Kind, Offer, Scope
from groups.directory.query import DirectoryQuery
from groups.models import Group
from tests.groups.api.rich import make_brno, make_town
from tests.groups.factories import TODAY, make_group
from tests.stories.api.contract import kept_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("topics")]
TOPICS = ["peer-support", "open-dialogue", "advance-directive"]
WORDS = ["Voices", "Okno", "house", "Brno", "rights"]
LANGUAGES = ["cs", "de", "en"]


@pytest.fixture
def directory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty entries in two towns and nowhere; pages short enough to be turned."""
    monkeypatch.setattr(open_groups, "A_PAGE", 7)
    monkeypatch.setattr(open_groups, "A_FILE", 11)
    monkeypatch.setattr("community.api.LIMIT", Limit("api", most=1_000_000, seconds=60))
    make_brno()
    make_town(2761369, "Vienna", "AT", 48.20849, 16.37208, region_code="09")
    chance = random.Random(7)
    kinds = [Kind.FAMILY, Kind.ADVOCACY, Kind.NETWORK, Kind.LAWYERS]
    for number in range(40):
        scope = chance.choice(list(Scope))
        where: dict[str, Any] = {}
        if scope in (Scope.ONLINE, Scope.COUNTRY, Scope.INTERNATIONAL):
            where = {"latitude": None, "longitude": None, "place_name": "", "geonames_id": None}
        elif chance.random() < 0.5:
            where = {"latitude": 48.2 + chance.random(), "longitude": 16.4, "country": "AT"}
        make_group(
            f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number % 9}",
            kind=chance.choice(kinds),
            scope=scope,
            control=chance.choice(["", *Control.values]),
            offers=chance.sample([*Offer.values, *TOPICS], 3),
            access=chance.sample(Access.values, 4),
            languages=chance.sample(LANGUAGES, 2),
            online=chance.random() < 0.3,
            about=chance.choice(WORDS),
            **where,
        )


def some(values):
    return st.lists(st.sampled_from(list(values)), max_size=2, unique=True)


def maybe(values):
    return st.none() | st.sampled_from(list(values))


QUERIES = st.fixed_dictionaries(
    {
        "near": maybe(["Brno", "Vienna", "49.2,16.6"]),
        "radius": maybe([1, 60, 150]),
        "country": maybe(["CZ", "AT"]),
        "kind": some(list(DIRECTORY)),
        "control": maybe(Control.values),
        "offer": some([*Offer.values, *TOPICS, "alternative", "advance-planning"]),
        "access": some(Access.values),
        "language": maybe(LANGUAGES),
        "online": maybe(["yes"]),
        "q": maybe(WORDS),
        "apart": maybe(["yes"]),
    }
)


def address(words: dict[str, Any]) -> str:
    return urlencode({name: value for name, value in words.items() if value}, doseq=True)


def every(client: Client, path: str, words: str, read) -> list[str]:
    """By the Link header alone, from the first page to the last."""
    where, found = f"{path}?{words}", []
    while where:
        answer = kept_to(client.get(where), path)
        assert answer.status_code == 200, answer.content
        found += read(answer)
        ways = dict(reversed(way.split("; ")) for way in answer["Link"].split(", "))
        where = ways.get('rel="next"', "").strip("<>").removeprefix("http://testserver")
    return found


READ = {
    "/api/groups": lambda answer: [row["id"] for row in answer.json()["groups"]],
    "/api/groups.geojson": lambda answer: [row["id"] for row in answer.json()["features"]],
    "/api/groups.csv": lambda answer: [
        row["id"] for row in csv.DictReader(io.StringIO(answer.content.decode(), newline=""))
    ],
}


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(words=QUERIES)
def same_for(client: Client, words: dict[str, Any]) -> None:
    said = address(words)
    page = DirectoryQuery.parse(QueryDict(said))
    assert not page.errors
    expected = [str(group.pk) for group in page.queryset(TODAY)]
    for path, read in READ.items():
        assert every(client, path, said, read) == expected, path


@pytest.mark.once
def test_every_format_of_the_page(directory, client: Client) -> None:
    same_for(client)


HSDS_QUERIES = st.fixed_dictionaries(
    {
        "q": maybe(WORDS),
        "near": maybe(["Brno", "Vienna"]),
        "radius": maybe([1, 60, 150]),
        "term": st.none()
        | st.tuples(st.just("kind"), st.sampled_from(list(DIRECTORY)))
        | st.tuples(st.just("control"), st.sampled_from(Control.values))
        | st.tuples(st.just("access"), st.sampled_from(Access.values))
        | st.tuples(st.just("offer"), st.sampled_from([*Offer.values, *TOPICS, "alternative"])),
    }
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(words=HSDS_QUERIES)
def same_in_hsds(client: Client, words: dict[str, Any]) -> None:
    term = words.pop("term")
    if not words["near"]:
        words["radius"] = None
    asked = {"search": words["q"], "per_page": 6}
    if term:
        asked["taxonomy_term_id"] = Vocabulary.whole().terms[term].id
    ours = words | ({term[0]: term[1]} if term else {})
    expected = [
        str(group.pk) for group in DirectoryQuery.parse(QueryDict(address(ours))).queryset(TODAY)
    ]
    if words["near"]:
        asked |= {"postcode": words["near"], "proximity": (words["radius"] or 50) * 1000}
        found = pages(client, "service_at_locations", asked)
        assert [row["service"]["organization_id"] for row in found] == expected
    else:
        assert [row["organization_id"] for row in pages(client, "services", asked)] == expected
        if not term:
            assert [row["id"] for row in pages(client, "organizations", asked)] == expected


def pages(client: Client, path: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
    found, number, last = [], 0, False
    while not last:
        number += 1
        where = f"/api/hsds/{path}"
        answer = kept_to(client.get(f"{where}?{address(asked | {'page': number})}"), where)
        assert answer.status_code == 200, answer.content
        page = answer.json()
        found += page["contents"]
        last = page["last_page"]
    assert len(found) == page["total_items"]
    return found


@pytest.mark.once
def test_hsds_as_far_as_it_can_ask(directory, client: Client) -> None:
    same_in_hsds(client)
    assert Group.objects.count() == 40
