"""Which rooms of signing in are there, where they lead, and what stays behind."""

import re
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from community.signin.demo import current_code, set_up_second_factor
from community.signin.next_page import is_ours
from tests.community.staff import (
    ASK,
    CONFIRM,
    SECOND,
    SECRET,
    VISITOR,
    ask,
    confirm,
    in_cache,
    in_session,
    sign_in,
    staff,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client(REMOTE_ADDR=VISITOR, HTTP_USER_AGENT="Needle/7.7")


class TestWhatStays:
    def test_no_visitors_address_anywhere(
        self, visitor: Client, caplog: pytest.LogCaptureFixture
    ) -> None:
        set_up_second_factor(staff(), SECRET)
        ask(visitor, "who@example.org")
        visitor.post("/accounts/logout/")
        visitor.post("/accounts/2fa/webauthn/add/", {"name": "x"})
        ask(visitor)
        visitor.post(CONFIRM, {"code": "0000-0000"})
        confirm(visitor)
        visitor.post(SECOND, {"code": "000000"})
        assert visitor.post(SECOND, {"code": current_code(SECRET)}).url == "/admin/"
        visitor.get("/admin/")
        kept = [in_session(visitor), caplog.text, str(mail.outbox[0].message()), *in_cache()]
        kept += [str(session.get_decoded()) for session in Session.objects.all()]
        assert list(in_cache())
        for needle in (VISITOR, "Needle/7.7"):
            assert not [text for text in kept if needle in text]

    def test_the_letter_says_little(self, visitor: Client) -> None:
        staff()
        ask(visitor)
        (letter,) = mail.outbox
        assert letter.subject == "Your code"
        assert not letter.alternatives  # type: ignore[attr-defined]
        assert "Heard" not in letter.body and "testserver" not in letter.body

    def test_signing_out_leaves_nothing(self, client: Client) -> None:
        sign_in(client, staff())
        assert client.get("/admin/").status_code == 200
        answer = client.post("/admin/logout/")
        assert answer.url == "/"
        assert not Session.objects.exists()
        assert client.get("/admin/").status_code == 302


class TestWhereItLeads:
    @pytest.mark.parametrize(
        "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"]
    )
    def test_never_elsewhere(self, visitor: Client, wanted: str) -> None:
        assert not is_ours(wanted)
        assert visitor.get("/admin/login/", {"next": wanted}).url == ASK
        set_up_second_factor(staff(), SECRET)
        ask(visitor, next=wanted)
        confirm(visitor, next=wanted)
        assert visitor.post(SECOND, {"code": current_code(SECRET)}).url == "/admin/"
        assert visitor.post("/accounts/logout/", {"next": wanted}).url == "/"

    def test_but_to_the_page_that_was_wanted(self, visitor: Client) -> None:
        set_up_second_factor(staff(), SECRET)
        first = visitor.get("/admin/account/").url
        assert first == "/admin/login/?next=/admin/account/"
        second = visitor.get(first).url
        assert parse_qs(urlsplit(second).query) == {"next": ["/admin/account/"]}
        page = visitor.get(second).content.decode()
        assert 'name="next" value="/admin/account/"' in page
        confirm_url = ask(visitor, next="/admin/account/").url
        assert 'value="/admin/account/"' in visitor.get(confirm_url).content.decode()
        confirm(visitor, next="/admin/account/")
        assert visitor.post(SECOND, {"code": current_code(SECRET)}).url == "/admin/account/"


class TestRooms:
    GONE = (
        "signup/ password/reset/ password/change/ password/set/ email/ confirm-email/ inactive/ "
        "reauthenticate/ signup/passkey/ 2fa/reauthenticate/ 2fa/recovery-codes/download/ "
        "2fa/webauthn/login/ 2fa/webauthn/signup/ 2fa/webauthn/reauthenticate/ 2fa/trust/ "
        "sessions/ social/connections/"
    ).split()

    @pytest.mark.parametrize("path", GONE)
    def test_what_is_not_there(self, client: Client, path: str) -> None:
        sign_in(client, staff())
        # The language is put before the address first; then there is nothing.
        assert client.get(f"/accounts/{path}", follow=True).status_code == 404
        assert client.post(f"/accounts/{path}", follow=True).status_code == 404

    @pytest.mark.parametrize("path", ["", "done/"])
    def test_no_password_is_reset(self, client: Client, path: str) -> None:
        address = f"/admin/password_reset/{path}"
        assert client.get(address, follow=True).status_code == 404

    @pytest.mark.parametrize("path", ["/accounts/login/", "/en/_util/login/", "/admin/login/"])
    def test_one_way_in(self, client: Client, path: str) -> None:
        assert client.get(path).url == ASK

    def test_the_own_account_page_offers_no_address_and_no_picture(self, client: Client) -> None:
        sign_in(client, staff())
        page = client.get("/admin/account/").content.decode()
        assert "name_email-first_name" in page
        assert "/accounts/2fa/" in page
        for absent in ("name_email-email", "avatar", "password"):
            assert f'name="{absent}' not in page
        assert 'type="file"' not in page

    PAGES = (
        "",
        "totp/deactivate/",
        "recovery-codes/",
        "recovery-codes/generate/",
        "webauthn/",
        "webauthn/add/",
    )

    @pytest.mark.parametrize(
        "path", [ASK, "/accounts/logout/", *[f"/accounts/2fa/{page}" for page in PAGES]]
    )
    def test_each_page_is_strict_private_and_well_formed(self, client: Client, path: str) -> None:
        if path != ASK:
            sign_in(client, staff())
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
        assert "unsafe-inline" not in answer["Content-Security-Policy"]
        page = answer.content.decode()
        assert "Heard, Not Held</title>" not in page
        assert not re.search(r"<script(?![^>]*src=)|\sstyle=|\son\w+=|data:", page)
        html5lib.HTMLParser(strict=True).parse(page)
