"""The page for people: it keeps the search, and everything that it names is there."""

import csv
import io
import re

import pytest
from django.test import Client

from groups.api import open_groups
from groups.directory import take_along
from groups.slugs import TAKEN
from tests.groups.api.rich import make_brno
from tests.groups.factories import make_group

pytestmark = pytest.mark.django_db
PAGE = "/en/find/take-along/"


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (take_along, open_groups):
        monkeypatch.setattr(module, "A_FILE", 2)


def files(page: str) -> list[str]:
    return [
        where.replace("&amp;", "&")
        for where in re.findall(r'href="(/api/groups\.csv[^"]*)" download', page)
    ]


def test_everything_it_names_is_there(client: Client, short) -> None:
    make_brno()
    for number in range(5):
        make_group(f"Group {number}", offers=["legal-help"] if number else [])
    answer = client.get(PAGE, {"near": "Brno", "offer": "legal-help"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "within 50 km" in page
    found = []
    for where in files(page):
        rows = list(csv.DictReader(io.StringIO(client.get(where).content.decode())))
        assert 0 < len(rows) <= 2
        found += [row["name"] for row in rows]
    assert found == [f"Group {number}" for number in range(1, 5)]
    for where in re.findall(r'"(?:http://testserver)?(/api/[^"]*)"', page):
        assert client.get(where.replace("&amp;", "&")).status_code == 200, where
    for where in re.findall(r">http://testserver(/api/[^<]*)<", page):
        assert client.get(where.replace("&amp;", "&")).status_code == 200, where


def test_what_stands_apart_has_its_own(client: Client) -> None:
    make_brno()
    make_group("Near")
    make_group("Wide", scope="country", latitude=None, longitude=None)
    page = client.get(PAGE, {"near": "Brno"}).content.decode()
    [apart] = re.findall(r'href="(/en/find/take-along/\?[^"]*apart=yes[^"]*)"', page)
    other = client.get(apart.replace("&amp;", "&")).content.decode()
    [where] = files(other)
    assert "Wide" in client.get(where).content.decode()
    assert "Take that list" not in other


def test_nothing_found_has_no_file_and_no_dead_end(client: Client) -> None:
    page = client.get(PAGE, {"q": "nothing of the kind"}).content.decode()
    assert files(page) == [] and "Search more widely" in page


@pytest.mark.parametrize("words", ["near=Nowhere", "flavour=1", "cursor=x", "kind=%00", "page=2"])
def test_it_answers_whatever_stands_in_the_address(client: Client, words: str) -> None:
    assert client.get(f"{PAGE}?{words}").status_code == 200


def test_no_entry_takes_its_address() -> None:
    assert "take-along" in TAKEN
