"""Who decides in a country: what we list, and plainly what we do not know."""

import html5lib
import pytest
from django.test import Client

from groups.models import Group

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PAGE = "/en/dossier/letters/who-decides/"


def read(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    html = str(answer.content.decode())
    html5lib.HTMLParser(strict=True).parse(html)
    return html


def test_an_office_stands_there_with_its_task_source_and_day(client: Client, office: Group) -> None:
    html = read(client, f"{PAGE}?country=IE")
    assert "It visits wards." in html and "https://office.example.org/task" in html
    assert "looked up on" in html and "we do not know yet" in html
    assert "/letters/monitoring/?country=IE" in html and "national preventive mechanism" in html


def test_a_country_without_an_office_says_what_is_not_known(client: Client, office: Group) -> None:
    html = read(client, f"{PAGE}?country=PT")
    assert "We do not know yet who decides in Portugal" in html
    assert "Office for visits" not in html
    assert 'name="kind" value="public-office"' in html and 'name="near"' in html


def test_without_a_country_it_says_how_to_look(client: Client) -> None:
    html = read(client)
    assert "Signs of good will" in html and "In our directory" not in html
    german = read(client, PAGE.replace("/en/", "/de/"))
    assert "Zeichen guten Willens" in german
