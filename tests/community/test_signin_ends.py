"""A code opens once; a session ends with the day, with a role, an account, a second factor."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from community.models import User
from community.signin.demo import current_code, set_up_second_factor
from community.signin.once import use_once
from tests.community.staff import SECOND, SECRET, SET_UP, ask, confirm, sign_in, staff

pytestmark = pytest.mark.django_db
# In the middle of a step of 30 seconds.
START = 1_800_000_015


def second_step(code: str) -> Any:
    client = Client()
    ask(client)
    confirm(client)
    return client.post(SECOND, {"code": code})


def opens(answer: Any) -> bool:
    return answer.status_code == 302 and answer.url == "/admin/"


class TestACodeOpensOnce:
    @pytest.mark.parametrize("later", [0, 10, 29, 31, 44])
    def test_seen_over_a_shoulder_it_opens_nothing(self, later: int) -> None:
        set_up_second_factor(staff(), SECRET)
        with time_machine.travel(START, tick=False) as clock:
            code = current_code(SECRET)
            assert opens(second_step(code))
            clock.shift(later)
            # What allauth remembers for 30 seconds may also be lost with the cache.
            cache.clear()
            assert not opens(second_step(code))
            spaced = f"{code[:3]} {code[3:]}"
            assert not opens(second_step(spaced))

    def test_a_late_code_still_opens_and_the_next_one_too(self) -> None:
        set_up_second_factor(staff(), SECRET)
        with time_machine.travel(START, tick=False) as clock:
            late = current_code(SECRET)
            clock.shift(30)
            assert opens(second_step(late))
            assert opens(second_step(current_code(SECRET)))

    def test_an_older_one_never_opens_after_a_newer(self) -> None:
        set_up_second_factor(staff(), SECRET)
        with time_machine.travel(START, tick=False) as clock:
            older = current_code(SECRET)
            clock.shift(30)
            assert opens(second_step(current_code(SECRET)))
            assert not opens(second_step(older))

    def test_the_code_of_setting_up_is_used_too(self) -> None:
        staff()
        with time_machine.travel(START, tick=False):
            client = Client()
            ask(client)
            confirm(client)
            client.get(SET_UP)
            code = current_code(client.session["mfa.totp.secret"])
            assert client.post(SET_UP, {"code": code}).status_code == 302
            assert not opens(second_step(code))

    def test_one_persons_code_takes_none_from_another(self) -> None:
        apps = []
        for name in ("a", "b"):
            set_up_second_factor(user := staff(f"{name}@example.org"), SECRET)
            apps.append(Authenticator.objects.get(user=user, type="totp"))
        with time_machine.travel(START, tick=False):
            assert [use_once(app, current_code(SECRET)) for app in apps * 2] == [
                True,
                True,
                False,
                False,
            ]


class TestTheDayEnds:
    def test_twelve_hours_after_the_second_factor(self, client: Client, settings: Any) -> None:
        sign_in(client, staff())
        start = timezone.now()
        for minutes in range(25, 12 * 60, 25):
            with time_machine.travel(start + timedelta(minutes=minutes)):
                assert client.get("/admin/account/").status_code == 200
        with time_machine.travel(start + timedelta(hours=12, minutes=1)):
            assert "/accounts/login/code/" in client.get("/admin/account/").url
        assert not Session.objects.exists()

    def test_what_was_typed_comes_back(self, client: Client, settings: Any) -> None:
        settings.SIGN_IN_LASTS_SECONDS = 3600
        sign_in(client, staff())
        session = client.session
        session["account_authentication_methods"][0]["at"] = time.time() - 3601
        session.save()
        answer = client.post("/admin/account/", {"body": "what was typed\nso far"})
        assert answer.status_code == 401
        assert "what was typed\nso far" in answer.content.decode()
        assert "unsafe-inline" not in answer["Content-Security-Policy"]


def no_role(user: User) -> None:
    user.groups.clear()


def fewer_roles(user: User) -> None:
    user.groups.set([Group.objects.get(name="Administrators")])


def emptied_role(user: User) -> None:
    Group.objects.get(name="Moderators").user_set.clear()


def left_role(user: User) -> None:
    Group.objects.get(name="Moderators").user_set.remove(user)


def closed(user: User) -> None:
    user.is_active = False
    user.save()


def no_second_factor(user: User) -> None:
    Authenticator.objects.filter(user=user, type="totp").delete()


class TestWhoMayLessBeginsAfresh:
    @pytest.mark.parametrize(
        "change", [no_role, fewer_roles, emptied_role, left_role, closed, no_second_factor]
    )
    def test_on_every_device(self, change: Callable[[User], None]) -> None:
        user, other = staff(group="Moderators"), staff("other@example.org")
        mine = [sign_in(Client(), user) for _ in range(2)]
        theirs = sign_in(Client(), other)
        change(user)
        assert Session.objects.count() == 1
        assert theirs.get("/admin/").status_code == 200
        user.is_active = True
        user.save()
        for client in mine:
            assert client.get("/admin/").url == "/admin/login/?next=/admin/"

    def test_a_role_more_ends_nothing(self) -> None:
        user = staff(group="Moderators")
        client = sign_in(Client(), user)
        user.groups.add(Group.objects.get(name="Guide editors"))
        assert client.get("/admin/").status_code == 200

    def test_several_accounts_closed_in_one_press(self) -> None:
        ada = sign_in(Client(), staff("ada@example.org", group="Administrators"))
        users = [staff(f"{name}@example.org", group="Moderators") for name in "ab"]
        for user in users:
            sign_in(Client(), user)
        query = "&".join(f"id={user.pk}" for user in users)
        ada.post(f"/admin/bulk/community/user/set_active_state/?{query}", {"mark_as_active": False})
        assert not User.objects.filter(pk__in=[user.pk for user in users], is_active=True).exists()
        assert Session.objects.count() == 1
        assert ada.get("/admin/").status_code == 200

    def test_taking_off_ones_own_ends_the_other_devices(self) -> None:
        user = staff()
        here, there = sign_in(Client(), user), sign_in(Client(), user)
        assert here.post("/accounts/2fa/totp/deactivate/").status_code == 302
        assert here.get("/admin/").url == SET_UP
        assert there.get("/admin/").url == "/admin/login/?next=/admin/"
