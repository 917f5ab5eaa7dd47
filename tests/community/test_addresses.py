"""A form sent to an address that is not quite right comes back whole, and can be sent on."""

import re

import pytest
from django.test import Client
from django.utils.translation import get_language_from_path, override

from community.addresses import address_meant

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TYPED = "They tied me.\nNobody came."


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/en/share/words", "/en/share/words/"),
        ("/share/words/", "/en/share/words/"),
        ("/share/words", "/en/share/words/"),
        ("/de/share/return", "/de/share/return/"),
        ("/accounts/login/code", "/accounts/login/code/"),
        ("/en/share/words/", ""),
        ("/en/nothing/here/", ""),
        ("/robots.txt", ""),
    ],
)
def test_what_was_meant(path: str, meant: str) -> None:
    with override(get_language_from_path(path) or "en"):  # as LocaleMiddleware has done by then
        assert address_meant(path) == meant


@pytest.mark.parametrize("path", ["/en/share/words", "/share/words/", "/share/words"])
def test_what_was_typed_comes_back_and_goes_where_it_was_meant_to(path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(path, {"happened": TYPED, "then": "more"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert TYPED in html and 'action="/en/share/words/"' in html
    assert answer["Cache-Control"] == "no-store"
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
    assert token
    sent = client.post(
        "/en/share/words/", {"happened": TYPED, "csrfmiddlewaretoken": token.group(1)}
    )
    assert sent.status_code != 403


def test_in_a_private_room_the_tab_says_nothing(client: Client) -> None:
    html = client.post("/share/words/", {"happened": TYPED}).content.decode()
    assert "<title>Notes</title>" in html and "Heard, Not Held" not in html


@pytest.mark.parametrize(
    ("path", "target"), [("/en/share/words", "/en/share/words/"), ("/stories/", "/en/stories/")]
)
def test_looking_is_led_on_as_ever(client: Client, path: str, target: str) -> None:
    assert client.get(path).headers["Location"] == target
    assert client.post(path).headers["Location"] == target


def test_a_code_is_not_handed_back(client: Client) -> None:
    html = client.post("/share/return/", {"code": "SECRETCODE", "then": "more"}).content.decode()
    assert "SECRETCODE" not in html


def test_nowhere_stays_nowhere_and_keeps_the_words(client: Client) -> None:
    answer = client.post("/en/nothing/here/", {"happened": TYPED})
    assert answer.status_code == 404 and TYPED in answer.content.decode()
