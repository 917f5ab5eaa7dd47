"""What a browser keeps of a visit, and when it ends. ASVS 3.3.1 to 3.3.5, 7.2.4, 7.4.1, 7.4.2."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from community.signin.demo import current_code
from tests.community.staff import SECOND, SECRET, ask, confirm, sign_in, staff
from tests.groups.stewards.organising import come_in
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def key(client: Client, settings: Any) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_asvs_3_3_every_cookie_is_for_us_alone_and_small(client: Client, settings: Any) -> None:
    """No script reads one, no other site sends one, none outlives the browser."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.LANGUAGE_COOKIE_SECURE = True
    told = tell("published")
    client.post("/en/share/return/", {"code": told.code})
    client.get("/en/share/return/messages/")
    client.post("/i18n/setlang/", {"language": "de", "next": "/de/"})
    assert len(client.cookies) >= 3
    for name, cookie in client.cookies.items():
        assert cookie["httponly"] and cookie["samesite"] == "Lax", name
        assert cookie["path"] == "/" and not cookie["domain"], name
        assert not cookie["max-age"] and not cookie["expires"], name
        assert cookie["secure"], name
        assert len(name) + len(cookie.value) < 4096
        assert told.code not in cookie.value


def test_asvs_7_2_4_signing_in_makes_a_new_session(client: Client, settings: Any) -> None:
    """One that somebody else had planted in the browser is worth nothing after it."""
    user = staff()
    sign_in(Client(), user)
    ask(client)
    planted = key(client, settings)
    confirm(client)
    assert client.get("/admin/").status_code == 302
    assert client.post(SECOND, {"code": current_code(SECRET)}).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert key(client, settings) != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_asvs_7_2_4_an_organiser_too(client: Client, settings: Any) -> None:
    """By the door of those who look after a listing."""
    client.post("/en/find/enter/", {"address": "jana@voices.example"})
    planted = key(client, settings)
    come_in(client)
    assert key(client, settings) != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_asvs_7_4_1_what_was_ended_opens_nothing_again(client: Client, settings: Any) -> None:
    """A copy of the cookie, taken before, is nobody's after signing out."""
    sign_in(client, staff(is_superuser=True))
    taken = key(client, settings)
    assert client.get("/admin/").status_code == 200
    client.post("/accounts/logout/")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = taken
    assert thief.get("/admin/").status_code == 302
    assert not Session.objects.filter(session_key=taken).exists()


def test_asvs_7_4_2_a_closed_account_is_out_at_once(client: Client) -> None:
    """Not only at its next sign-in."""
    user = staff(is_superuser=True)
    sign_in(client, user)
    assert client.get("/admin/").status_code == 200
    user.is_active = False
    user.save()
    assert client.get("/admin/").status_code == 302


COOKIES = ('"aaaaaaaaaaaa\\000"', '"\\303\\050aaaaaa"', "a" * 5000, "", "{}[]()<>@,;:")


def test_asvs_7_2_1_no_cookie_makes_a_page_fail(settings: Any) -> None:
    """Also one with a NUL in it, which PostgreSQL takes in no question."""
    names = (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.READING_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
    )
    for cookie in COOKIES:
        for name in names:
            for address in ("/en/share/return/", "/en/find/enter/", "/admin/"):
                answer = Client().get(address, HTTP_COOKIE=f"{name}={cookie}")
                assert answer.status_code in (200, 302), (name, address, cookie)
