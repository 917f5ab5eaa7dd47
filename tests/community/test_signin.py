"""Staff come in by an emailed code and a second factor, and nobody else by anything."""

import json
import re
from datetime import timedelta
from smtplib import SMTPException
from threading import Event
from typing import Any

import pytest
import redis
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from community.models import User
from community.signin.demo import current_code, set_up_second_factor
from community.signin.post import NETWORK
from tests.community.staff import (
    ASK,
    CODES,
    CONFIRM,
    SECOND,
    SECRET,
    SET_UP,
    VISITOR,
    ask,
    confirm,
    emailed,
    in_cache,
    in_session,
    staff,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client(REMOTE_ADDR=VISITOR, HTTP_USER_AGENT="Needle/7.7")


class TestTheWayIn:
    def test_by_code_and_app(self, visitor: Client) -> None:
        set_up_second_factor(staff(), SECRET)
        assert ask(visitor).url == CONFIRM
        assert confirm(visitor).url == SECOND
        assert visitor.get("/admin/").status_code == 302
        assert visitor.post(SECOND, {"code": current_code(SECRET)}).url == "/admin/"
        assert visitor.get("/admin/").status_code == 200

    def test_capital_letters_and_pasted_spaces(self, visitor: Client) -> None:
        set_up_second_factor(staff(), SECRET)
        ask(visitor, "Mod@Example.org")
        assert mail.outbox[0].to == ["mod@example.org"]
        spaced = emailed().replace("-", " ") + " "
        assert visitor.post(CONFIRM, {"code": spaced}).url == SECOND
        spaced = " ".join(current_code(SECRET))
        assert visitor.post(SECOND, {"code": spaced}).url == "/admin/"

    def test_a_recovery_code_works_once(self, visitor: Client) -> None:
        user = staff()
        set_up_second_factor(user, SECRET)
        kept = Authenticator.objects.get(user=user, type="recovery_codes").wrap()
        code = kept.get_unused_codes()[0]
        for answer in (302, 200):
            client = Client()
            ask(client)
            confirm(client)
            assert client.post(SECOND, {"code": code}).status_code == answer

    def test_setting_up_comes_first(self, visitor: Client) -> None:
        staff()
        ask(visitor)
        assert confirm(visitor).url == "/admin/"
        for closed in ("/admin/", "/admin/pages/", "/accounts/2fa/", CODES):
            assert visitor.get(closed).url == SET_UP
        page = visitor.get(SET_UP).content.decode()
        assert "<svg" in page and "data:" not in page and "<script>" not in page
        secret = visitor.session["mfa.totp.secret"]
        assert "does not fit" in visitor.post(SET_UP, {"code": "000000"}).content.decode()
        assert visitor.session["mfa.totp.secret"] == secret
        key = visitor.session.session_key
        assert visitor.post(SET_UP, {"code": current_code(secret)}).url == CODES
        assert visitor.session.session_key != key
        shown = visitor.get(CODES).content.decode()
        user = User.objects.get()
        sheet = Authenticator.objects.get(user=user, type="recovery_codes").wrap()
        codes = [f"{code[:4]} {code[4:]}" for code in sheet.get_unused_codes()]
        assert len(codes) == 10
        assert all(code in shown for code in codes)
        again = visitor.get(CODES).content.decode()
        assert not any(code in again for code in codes)
        assert visitor.get("/admin/").status_code == 200

    def test_second_factors_are_sealed_where_they_are_kept(self) -> None:
        set_up_second_factor(staff(), SECRET)
        assert SECRET not in json.dumps(list(Authenticator.objects.values_list("data")))

    def test_a_replaced_site_secret_lets_nobody_in(self, visitor: Client, settings: Any) -> None:
        set_up_second_factor(staff(), SECRET)
        settings.SECRET_KEY = "another secret, long enough " * 4
        ask(visitor)
        confirm(visitor)
        assert visitor.post(SECOND, {"code": current_code(SECRET)}).status_code == 200
        settings.SECRET_KEY_FALLBACKS = ["only-for-tests-" * 5]
        assert visitor.post(SECOND, {"code": current_code(SECRET)}).url == "/admin/"

    def test_no_password_opens_anything(self) -> None:
        User.objects.create_superuser("root@example.org", "a good long password")
        assert authenticate(email="root@example.org", password="a good long password") is None
        assert authenticate(username="root@example.org", password="a good long password") is None


class TestTheSameAnswer:
    def answer(self, address: str) -> tuple[Any, ...]:
        client = Client()
        asked = ask(client, address)
        page = client.get(CONFIRM).content.decode()
        page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
        wrong = client.post(CONFIRM, {"code": "1234-0000"})
        return asked.status_code, asked.url, page, wrong.status_code, set(client.session.keys())

    def test_for_unknown_inactive_and_outside(self) -> None:
        staff("mod@example.org")
        staff("gone@example.org", is_active=False)
        User.objects.create_user("organiser@example.org")
        known = self.answer("mod@example.org")
        assert len(mail.outbox) == 1
        for address in ("who@example.org", "gone@example.org", "organiser@example.org"):
            assert self.answer(address) == known
        assert len(mail.outbox) == 1

    def test_a_strangers_address_is_not_kept(self, visitor: Client) -> None:
        ask(visitor, "needle@author.example")
        confirm_page = visitor.get(CONFIRM).content.decode()
        assert "needle@author.example" not in confirm_page + in_session(visitor)
        assert not [kept for kept in in_cache() if "needle@author" in kept]

    def test_when_the_mail_server_is_away(
        self, visitor: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def refuse(message: EmailMessage) -> None:
            raise SMTPException("mod@example.org refused")

        monkeypatch.setattr(EmailMessage, "send", refuse)
        staff()
        assert ask(visitor).url == CONFIRM
        assert "mod@example.org" not in caplog.text

    def test_when_the_mail_server_is_slow(
        self, visitor: Client, monkeypatch: pytest.MonkeyPatch, settings: Any
    ) -> None:
        may_go, gone = Event(), Event()

        def slow(message: EmailMessage) -> None:
            may_go.wait(10)
            gone.set()

        monkeypatch.setattr(EmailMessage, "send", slow)
        settings.EMAIL_BACKEND = NETWORK[0]
        staff()
        assert ask(visitor).url == CONFIRM
        assert not gone.is_set()
        may_go.set()
        assert gone.wait(10)

    def test_closed_between_code_and_entry(self, visitor: Client) -> None:
        user = staff()
        ask(visitor)
        user.is_active = False
        user.save()
        assert confirm(visitor).url == ASK
        assert visitor.get("/admin/").status_code == 302


class TestLimits:
    def test_five_wrong_emailed_codes(self, visitor: Client) -> None:
        staff()
        ask(visitor)
        for _ in range(4):
            wrong = visitor.post(CONFIRM, {"code": "0000-0000"})
            assert wrong.status_code == 200
            assert "Look at the newest email" in wrong.content.decode()
            assert "Nothing you wrote is lost" not in wrong.content.decode()
        answer = visitor.post(CONFIRM, {"code": "0000-0000"}, follow=True)
        assert answer.redirect_chain[-1][0] == ASK
        assert "a little too often" in answer.content.decode()
        assert confirm(visitor).url == ASK

    def test_five_wrong_app_codes_over_all_sessions(self) -> None:
        set_up_second_factor(staff(), SECRET)
        for _ in range(2):
            client = Client()
            ask(client)
            confirm(client)
            for _ in range(3):
                client.post(SECOND, {"code": "000000"})
        answer = client.post(SECOND, {"code": current_code(SECRET)})
        assert answer.status_code == 200
        assert "a little too often" in answer.content.decode()
        with time_machine.travel(timezone.now() + timedelta(minutes=6)):
            assert client.post(SECOND, {"code": current_code(SECRET)}).url == "/admin/"

    def test_letters_to_one_address(self) -> None:
        staff()
        for _ in range(3):
            assert ask(Client()).status_code == 302
        assert ask(Client()).status_code == 200
        assert len(mail.outbox) == 3

    def test_the_code_ends_after_ten_minutes(self, visitor: Client) -> None:
        staff()
        with time_machine.travel(timezone.now() - timedelta(minutes=11)):
            ask(visitor)
        assert confirm(visitor).url == ASK

    @pytest.mark.redis
    def test_counted_in_redis_without_an_address(self, redis_socket: str, settings: Any) -> None:
        kind = "community.cache.RedisOrMemory"
        settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": redis_socket}}
        set_up_second_factor(staff(), SECRET)
        for _ in range(2):
            client = Client(REMOTE_ADDR=VISITOR)
            ask(client)
            confirm(client)
            for _ in range(3):
                client.post(SECOND, {"code": "000000"})
        answer = client.post(SECOND, {"code": current_code(SECRET)})
        assert "a little too often" in answer.content.decode()
        store = redis.Redis.from_url(redis_socket)
        kept = [key + (store.get(key) or b"") for key in store.keys("*")]
        assert kept
        for needle in (VISITOR, "mod@example.org"):
            assert not [entry for entry in kept if needle.encode() in entry]
