"""Help lines by country: 112 always there, never an invented number, nothing hidden for its age."""

from datetime import timedelta

import html5lib
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from community.models import Helpline

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    html = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    return html


def line(**said: object) -> Helpline:
    plain = {"country": "EE", "name": "Example line", "number": "555 0100", "source_name": "S"}
    return Helpline.objects.create(source_url="https://example.org/", **plain | said)


@pytest.mark.parametrize("address", ["/en/helplines/", "/en/helplines/ee/", "/en/helplines/au/"])
def test_112_is_always_there_with_what_it_may_bring(client: Client, address: str) -> None:
    html = read(client, address)
    assert 'href="tel:112"' in html and "may bring the police or an ambulance" in html
    assert "They may call emergency services without your agreement" in html


def test_a_country_without_a_line_says_so_and_no_number_is_made_up(client: Client) -> None:
    html = read(client, "/en/helplines/ee/")
    assert "We know no line in Estonia" in html
    assert html.count('href="tel:') == 1
    assert client.get("/en/helplines/zz/").status_code == 404


def test_a_line_with_all_that_is_known_of_it(client: Client) -> None:
    today = timezone.localdate()
    line(hours="24/7", languages="eesti", cost="Free of charge", checked_on=today)
    html = read(client, "/en/helplines/ee/")
    for word in ("555 0100", "eesti", "Free of charge", "https://example.org/", "checked on"):
        assert word in html, word
    assert "We do not know whether they may call emergency services" in html
    assert "Estonia" in read(client, "/en/helplines/").partition("Another country")[0]


@pytest.mark.parametrize(
    ("days", "words"), [(180, "checked on"), (181, "not checked since"), (900, "not checked since")]
)
def test_an_old_look_is_said_and_hides_nothing(client: Client, days: int, words: str) -> None:
    line(checked_on=timezone.localdate() - timedelta(days=days))
    html = read(client, "/en/helplines/ee/")
    assert words in html and "555 0100" in html


@pytest.mark.parametrize(("calls", "words"), [("yes", "They may call"), ("no", "They do not call")])
def test_whether_it_calls_others_is_said(client: Client, calls: str, words: str) -> None:
    line(calls_emergency=calls)
    assert f"{words} emergency services" in read(client, "/en/helplines/ee/")


def test_only_what_is_known_to_be_wrong_is_hidden_everywhere(client: Client) -> None:
    line(known_wrong=True)
    for address in ("/en/helplines/ee/", "/en/share/help/?country=EE", "/en/evidence/ee/"):
        assert "555 0100" not in client.get(address).content.decode(), address
    Helpline.objects.update(known_wrong=False)
    assert "555 0100" in read(client, "/en/helplines/ee/")


def test_yes_ships_only_where_the_line_itself_says_so() -> None:
    call_command("load_helplines", verbosity=0)
    said = Helpline.objects.exclude(calls_emergency="unknown")
    assert said.filter(number="112").exists()
    assert all(one.note for one in said), "a yes without the words that it rests on"


def test_what_a_line_says_of_itself_and_what_is_not_known_are_one_sentence(client: Client) -> None:
    line(note="It may tell others.")
    html = read(client, "/en/helplines/ee/")
    assert "without your agreement. What we do know: It may tell others.</p>" in html
