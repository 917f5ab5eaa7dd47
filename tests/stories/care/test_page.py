"""The page: not there until there is something to tell and an administrator says so."""

import csv
from datetime import date

import html5lib
import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.models import House
from home.demo.care import EXAMPLE
from stories.actions.upkeep.tell_care import freeze_care
from stories.care.sheets import LABELS, ROWS
from stories.care.tables import Year
from tests.community.staff import sign_in, staff

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PAGE, FILE = "/en/about/care/", "/en/about/care.csv"
LINK = 'href="/en/about/care/"'
BESIDE = ("/en/stories/numbers/", "/en/share/")
PREFIXES = [code for code, _name in django_settings.LANGUAGES]


def freeze(year: int, counted: Year = EXAMPLE) -> None:
    assert freeze_care(year=year, counted=counted, today=date(year + 1, 1, 1))


def switch_on() -> None:
    House.load()
    House.objects.update(tells_care=True)


def page(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    text = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(text)
    return " ".join(text.split())


def is_there(client: Client) -> bool:
    found = {client.get(address).status_code for address in (PAGE, FILE)}
    assert found in ({200}, {404})
    linked = {LINK in client.get(address).content.decode() for address in BESIDE}
    assert linked == {found == {200}}
    return found == {200}


def test_it_is_there_when_there_is_a_year_and_somebody_switched_it_on(client: Client) -> None:
    assert not is_there(client)
    freeze(2024, Year())
    switch_on()
    assert not is_there(client)
    freeze(2025)
    assert is_there(client)
    House.objects.update(tells_care=False)
    assert not is_there(client)


def test_an_administrator_switches_it(client: Client) -> None:
    freeze(2025)
    ada = sign_in(Client(), staff("ada@example.org", group="Administrators"))
    address = ada.get("/admin/settings/community/house/").url
    assert 'name="tells_care"' in ada.get(address).content.decode()
    assert ada.post(address, {"tells_care": "on"}).status_code == 302
    assert is_there(client)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_it_says(client: Client, prefix: str) -> None:
    freeze(2025)
    switch_on()
    html = page(client, f"/{prefix}/about/care/")
    if prefix == "en":
        assert (
            '<th scope="row">until a person read it for the first time</th> <td>2 days</td>' in html
        )
        assert "<td>about 40 of 100</td>" in html
        assert "<td>too few to say</td>" in html
        assert "Too few to say, or none." in html  # nobody asked to look again
        assert "Numbers below 10" in html
        assert "invented" not in html


def test_every_row_has_words() -> None:
    assert all(set(LABELS[table]) == set(rows) for table, rows in ROWS.items())


def test_the_file_says_the_same_and_blank_is_not_zero(client: Client) -> None:
    freeze(2024)
    freeze(2025)
    switch_on()
    rows = list(csv.DictReader(client.get(FILE).content.decode().splitlines()))
    assert {row["year"] for row in rows} == {"2024", "2025"}
    one = {(row["table"], row["row"]): row for row in rows if row["year"] == "2025"}
    assert one["days", "first-look"]["figure"] == "2"
    assert one["outcome", "changed"]["unit"] == "of-100"
    assert int(one["outcome", "changed"]["of_at_least"]) >= 160
    silent = one["why", "advertising"]
    assert (silent["figure"], silent["note"]) == ("", "too-few-or-none")
    assert not [row for row in rows if row["figure"] == "0"]


def test_many_years_ask_as_much_as_one(client: Client) -> None:
    freeze(2025)
    switch_on()
    page(client)  # what every page asks for is remembered for some seconds
    numbers = []
    for year in (None, 2023, 2024):
        if year:
            freeze(year)
        with CaptureQueriesContext(connection) as captured:
            client.get(FILE)
            assert "2025" in page(client, f"{PAGE}?year=2025")
        numbers.append(len(captured))
    assert len(set(numbers)) == 1


def test_any_year_in_the_address_is_answered(client: Client) -> None:
    freeze(2025)
    switch_on()
    for asked in ("2025", "1999", "", "%00", "’"):
        assert client.get(PAGE, {"year": asked}).status_code == 200


def test_the_demonstration_says_that_it_is_one(client: Client, settings: object) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    freeze(2025)
    switch_on()
    assert "These numbers are invented" in page(client)
    assert ",invented median" in client.get(FILE).content.decode()
