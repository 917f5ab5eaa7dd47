"""Coming in by a code: the same for everybody, and no further than an organiser may."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from community.models import User
from community.private import is_private
from tests.community.staff import staff
from tests.groups.stewards.organising import ADDRESS, come_in, newest_code

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_known_or_not_the_answer_and_the_letter_are_the_same(client: Client) -> None:
    User.objects.create_user("known@voices.example")
    answers = [
        client.post("/en/find/enter/", {"address": address})
        for address in ("known@voices.example", "stranger@voices.example")
    ]
    assert answers[0].url == answers[1].url
    known, stranger = mail.outbox
    assert known.subject == stranger.subject
    assert len(known.body) == len(stranger.body)
    # An account is made by whoever reads the mail, not by whoever types an address.
    assert User.objects.count() == 1


def test_the_code_stands_nowhere_in_the_session(client: Client) -> None:
    client.post("/en/find/enter/", {"address": ADDRESS})
    code = newest_code().replace("-", "")
    held = str(dict(client.session.items()))
    assert code not in held and newest_code() not in held


def test_a_code_is_good_for_five_tries(client: Client) -> None:
    client.post("/en/find/enter/", {"address": ADDRESS})
    code = newest_code()
    for _try in range(5):
        client.post("/en/find/enter/code/", {"code": "00000000"})
    client.post("/en/find/enter/code/", {"code": code})
    assert not User.objects.exists() and "_auth_user_id" not in client.session


def test_a_code_works_once_and_in_its_own_browser(client: Client) -> None:
    client.post("/en/find/enter/", {"address": ADDRESS})
    code = newest_code()
    other = Client()
    other.post("/en/find/enter/", {"address": ADDRESS})
    other.post("/en/find/enter/code/", {"code": code})
    assert "_auth_user_id" not in other.session
    client.post("/en/find/enter/code/", {"code": code})
    assert "_auth_user_id" in client.session
    client.post("/en/find/enter/out/")
    client.post("/en/find/enter/code/", {"code": code})
    assert "_auth_user_id" not in client.session


def test_one_mailbox_gets_five_letters_an_hour_whoever_asks() -> None:
    cache.clear()
    for number in range(7):
        visitor = Client(REMOTE_ADDR=f"192.0.2.{number}")
        visitor.post("/en/find/enter/", {"address": ADDRESS})
    assert len(mail.outbox) == 5


def test_a_closed_account_stays_outside(client: Client) -> None:
    User.objects.create_user(ADDRESS, is_active=False)
    client.post("/en/find/enter/", {"address": ADDRESS})
    assert client.post("/en/find/enter/code/", {"code": newest_code()}).status_code == 302
    assert "_auth_user_id" not in client.session


def test_nobody_leads_away_from_here(client: Client) -> None:
    assert come_in(client, wanted="https://elsewhere.example/") == "/en/find/mine/"


def test_an_organiser_never_enters_the_admin(client: Client) -> None:
    come_in(client)
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0] == "/en/find/mine/"


def test_staff_by_this_door_have_no_second_factor_and_no_admin(client: Client) -> None:
    person = staff("editor@example.org")
    come_in(client, person.email)
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/")


def test_a_form_sent_after_the_session_ended_comes_back_whole(client: Client) -> None:
    words = "We close for the summer, and we are back in September with new people and tea."
    answer = client.post("/en/find/mine/brno-voices/pause/", {"words": words})
    assert answer.status_code == 401 and words in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "private"),
    [
        ("/en/find/", False),
        ("/en/find/okno-brno/", False),
        ("/en/find/map/", False),
        ("/en/stories/write/", False),
        ("/en/find/okno-brno/write/", True),
        ("/de/find/okno-brno/join/", True),
        ("/en/find/confirm/abc/", True),
        ("/en/find/mine/okno-brno/", True),
    ],
)
def test_where_people_write_is_private_and_the_list_is_not(path: str, private: bool) -> None:
    assert is_private(path) is private


def test_these_pages_are_kept_nowhere(client: Client) -> None:
    for address in ("/en/find/add/", "/en/find/enter/", "/de/find/suggest/", "/en/find/mine/"):
        assert client.get(address)["Cache-Control"] == "no-store", address
