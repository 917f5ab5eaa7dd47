"""Headers of each kind of answer, the end of sessions, and who gets past the second step."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from community.models import User
from community.private import is_private
from community.signin.demo import set_up_second_factor
from tests.community.staff import SECRET, sign_in, staff

pytestmark = pytest.mark.django_db

STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
}


def policy(answer: Any) -> set[str]:
    return {part.strip() for part in answer["Content-Security-Policy"].split(";") if part.strip()}


class TestHeaders:
    def test_of_signing_in(self, client: Client) -> None:
        answer = client.get("/accounts/login/code/")
        assert policy(answer) == STRICT
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "geolocation=()" in answer["Permissions-Policy"]

    def test_of_the_admin(self, client: Client) -> None:
        answer = sign_in(client, staff()).get("/admin/")
        assert "script-src 'self' 'unsafe-inline'" in policy(answer)
        assert "default-src 'none'" in policy(answer)
        assert answer["Cache-Control"] == "no-store"

    @pytest.mark.parametrize(
        ("path", "private"),
        [
            ("/accounts/login/", True),
            ("/admin/", True),
            ("/en/share/return/", True),
            ("/en/stories/", False),
            ("/healthz", False),
        ],
    )
    def test_what_is_private(self, path: str, private: bool) -> None:
        assert is_private(path) is private


class TestSecondFactor:
    def test_an_emailed_code_alone_is_not_enough(self, client: Client) -> None:
        user = staff()
        client.force_login(user)
        assert client.get("/admin/").url == "/accounts/2fa/totp/activate/"
        set_up_second_factor(user, SECRET)
        # The session is older than the second factor: it may not add one of its own.
        for path in ("/accounts/2fa/webauthn/add/", "/accounts/2fa/", "/admin/"):
            client.force_login(user)
            assert client.post(path).url == f"/accounts/login/code/?next={path.replace('/', '%2F')}"
            assert "_auth_user_id" not in client.session

    def test_another_persons_second_factor_does_not_count(self, client: Client) -> None:
        other = staff("other@example.org")
        sign_in(client, other)
        session = client.session
        session["account_authentication_methods_user"] = str(staff().pk)
        session.save()
        assert client.get("/admin/").status_code == 302

    def test_changing_it_needs_a_fresh_sign_in(self, client: Client) -> None:
        sign_in(client, staff())
        session = client.session
        session["account_authentication_methods"][0]["at"] -= 11 * 60
        session.save()
        assert client.get("/admin/").status_code == 200
        assert client.get("/accounts/2fa/").status_code == 200
        assert "/accounts/login/code/" in client.get("/accounts/2fa/totp/deactivate/").url
        assert client.get("/admin/").status_code == 302

    def test_lost_rights_end_the_session(self, client: Client) -> None:
        user = staff()
        sign_in(client, user)
        user.user_permissions.clear()
        answer = client.get("/admin/", follow=True)
        assert answer.redirect_chain[-1][0].startswith("/accounts/login/code/")
        assert answer.status_code == 200
        assert not Session.objects.exists()

    def test_strangers_are_asked_in(self, client: Client) -> None:
        assert client.get("/admin/").url == "/admin/login/?next=/admin/"
        assert client.post("/accounts/2fa/totp/activate/").url.startswith("/accounts/login/code/")
        assert not Session.objects.exists()

    def test_signing_out_is_always_open(self, client: Client) -> None:
        client.force_login(staff())
        assert client.post("/admin/logout/").url == "/"
        assert "_auth_user_id" not in client.session


class TestStaySignedIn:
    def test_thirty_idle_minutes(self, client: Client) -> None:
        sign_in(client, staff())
        start = timezone.now()
        for minutes in (25, 50, 75):
            with time_machine.travel(start + timedelta(minutes=minutes)):
                assert client.get("/admin/account/").status_code == 200
        with time_machine.travel(start + timedelta(minutes=75 + 31)):
            assert client.get("/admin/account/").status_code == 302

    def test_only_the_time_is_written(self, client: Client) -> None:
        """What another tab wrote meanwhile stays."""
        sign_in(client, staff())
        row = Session.objects.get()
        before, end = row.session_data, row.expire_date
        with time_machine.travel(timezone.now() + timedelta(minutes=5)):
            client.get("/admin/account/")
        row.refresh_from_db()
        assert row.expire_date > end + timedelta(minutes=4)
        assert row.session_data == before

    def test_readers_have_no_session(self, client: Client) -> None:
        client.get("/accounts/login/code/")
        assert not Session.objects.exists()
        assert "hnh_session" not in client.cookies

    def test_an_old_cookie_is_no_error(self, client: Client) -> None:
        client.cookies["hnh_session"] = "q" * 32
        assert client.get("/accounts/login/code/").status_code == 200
        assert client.get("/admin/").status_code == 302


def test_nobody_is_staff_by_having_an_account(client: Client) -> None:
    client.force_login(User.objects.create_user("organiser@example.org"))
    assert client.get("/admin/").url.startswith("/accounts/login/code/")


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_form_sent_after_the_session_ended_comes_back_whole(client):
    answer = client.post("/admin/desk/K7QF2M/redact/", {"happened": "what was typed\nso far"})
    assert answer.status_code == 401
    assert "what was typed\nso far" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
