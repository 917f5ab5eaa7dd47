"""Whoever would take the second moderator or the only lead away is told before it is saved."""

from typing import Any

import pytest
from django.test import Client

from community.models import User
from community.opening import ask_all
from tests.community.staff import sign_in, staff

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WARNS = "takes no new stories"


def administrator() -> Client:
    return sign_in(Client(), staff("ada@example.org", group="Administrators"))


def typed(user: User, **changes: Any) -> dict[str, Any]:
    """What the page for this account would send."""
    kept = {"email": user.email, "first_name": "Example", "last_name": "Example"}
    groups = list(user.groups.values_list("pk", flat=True))
    return kept | {"is_active": "on", "country": "CZ", "groups": groups} | changes


@pytest.mark.parametrize("name", ["vera", "lena"])
@pytest.mark.parametrize("how", ["role", "closed"])
def test_it_is_said_before_it_is_saved(ready: None, name: str, how: str) -> None:
    user = User.objects.get(email=f"{name}@example.org")
    sent = typed(user, groups=[]) if how == "role" else typed(user, is_active="")
    room, client = f"/admin/users/edit/{user.pk}/", administrator()
    told = client.post(room, sent)
    html = told.content.decode()
    assert told.status_code == 200 and WARNS in html and 'name="sure"' in html
    assert "with a second factor" in html
    user.refresh_from_db()
    assert user.is_active and user.groups.exists(), "it was saved without a yes"
    assert all(one.answer.met for one in ask_all())
    assert client.post(room, sent | {"sure": "on"}).status_code == 302
    assert not all(one.answer.met for one in ask_all())


def test_whom_nobody_misses_is_changed_without_a_question(ready: None) -> None:
    third = staff("third@example.org", group="Moderators")
    client = administrator()
    room = f"/admin/users/edit/{third.pk}/"
    assert client.post(room, typed(third, groups=[])).status_code == 302
    user = User.objects.get(email="vera@example.org")
    renamed = typed(user, last_name="New")
    assert client.post(f"/admin/users/edit/{user.pk}/", renamed).status_code == 302


def test_a_demonstration_asks_nothing(ready: None, settings: Any) -> None:
    settings.OPENING_GATE = False
    user = User.objects.get(email="vera@example.org")
    room = f"/admin/users/edit/{user.pk}/"
    assert administrator().post(room, typed(user, groups=[])).status_code == 302


def test_it_is_said_before_an_account_is_deleted(ready: None) -> None:
    user = User.objects.get(email="vera@example.org")
    client = administrator()
    assert WARNS in client.get(f"/admin/users/delete/{user.pk}/").content.decode()
    assert User.objects.filter(pk=user.pk).exists()
