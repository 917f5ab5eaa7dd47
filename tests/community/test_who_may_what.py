"""Every room of the admin, entered as everybody. Who gets in stands in `who_may_what.py`."""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from tests.community import who_may_what as table
from tests.community.every_room import Room, every_room
from tests.community.full_house import full_house
from tests.community.staff import sign_in, staff

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.once,
    # Wagtail leaves the file open from which it drew a preview.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

HOME = "/admin/"
AWAY = ("/accounts/login/", "/admin/login/", "/accounts/2fa/totp/activate/")
EVERYTHING = table.ANYBODY.union(table.OPERATORS, table.NOBODY, *table.ROLES.values())


@pytest.fixture
def blanks(settings: Any, tmp_path: Path) -> dict[str, Any]:
    settings.MEDIA_ROOT = tmp_path
    return full_house()


def listed(room: Room, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(room.name, pattern) for pattern in patterns)


def may(room: Room, role: str) -> bool:
    """What the table says. A room that is named for fewer is not for those with the `*`."""
    if listed(room, table.NOBODY) or (listed(room, table.OPERATORS) and role != "operator"):
        return False
    rights = EVERYTHING if role == "operator" else table.ROLES[role] | table.ANYBODY
    return listed(room, rights)


def answers(client: Client, address: str) -> Iterator[Any]:
    """To looking and to sending an empty form; whatever it changed is taken back."""
    name = django_settings.SESSION_COOKIE_NAME
    session = client.cookies[name].value if name in client.cookies else ""
    for method in ("get", "post"):
        with transaction.atomic("default"), transaction.atomic("keys"):
            answer = getattr(client, method)(address)
            transaction.set_rollback(True, "default")
            transaction.set_rollback(True, "keys")
        client.cookies = SimpleCookie({name: session} if session else {})
        yield answer


def shuts_out(answer: Any) -> bool:
    """Whether this answer shows nothing and did nothing. 404 comes as the way to `/en/admin/`."""
    if answer.status_code in (301, 302):
        place = answer.url
        return place == HOME or place.startswith((*AWAY, "/en/admin/", "/en/accounts/"))
    return answer.status_code in (401, 403, 404, 405)


def gets_in(client: Client, address: str) -> bool:
    """By looking or, where that is refused, by sending: who is in need not come in once more."""
    return not all(shuts_out(answer) for answer in answers(client, address))


def wrong(client: Client, role: str, blanks: dict[str, Any]) -> list[str]:
    """Every room that lets somebody in against the table, or keeps them out against it."""
    found = []
    for room in every_room():
        address = room.address(blanks)
        if address in table.LEADS_ON or room.name in table.ANYBODY:
            continue
        expected, got = may(room, role), gets_in(client, address)
        if got and not expected:
            found.append(f"OPEN to {role}: {room.name} {address}")
        elif expected and not got and not listed(room, table.NEEDS_MORE):
            found.append(f"shut for {role}: {room.name} {address}")
    return found


def test_every_room_is_somebodys_or_nobodys():
    unlisted = [room.name for room in every_room() if not listed(room, EVERYTHING)]
    assert not unlisted, "Say in tests/community/who_may_what.py whose these are."


def test_nothing_is_listed_that_is_not_there():
    rooms = every_room()
    stale = [p for p in EVERYTHING if not any(fnmatchcase(room.name, p) for room in rooms)]
    assert not stale


@pytest.mark.parametrize("role", [*table.ROLES])
def test_a_role_enters_its_own_rooms_and_no_other(role: str, blanks: dict[str, Any]) -> None:
    client = sign_in(Client(raise_request_exception=False), staff("x@example.org", group=role))
    assert wrong(client, role, blanks) == []


def test_an_operator_enters_every_room_that_is_there(blanks: dict[str, Any]) -> None:
    user = staff("x@example.org", is_superuser=True)
    client = sign_in(Client(raise_request_exception=False), user)
    assert wrong(client, "operator", blanks) == []


def outside(blanks: dict[str, Any]) -> Iterator[Room]:
    yield from (room for room in every_room() if not listed(room, table.ANYBODY))


def test_a_stranger_enters_none(blanks: dict[str, Any]) -> None:
    client = Client(raise_request_exception=False)
    entered = [r.name for r in outside(blanks) if gets_in(client, r.address(blanks))]
    assert entered == []


@pytest.mark.parametrize("role", ["operator", "Moderators"])
def test_an_emailed_code_alone_opens_none(role: str, blanks: dict[str, Any]) -> None:
    """A second factor is set up, and was not given in this session: the session ends."""
    operator = role == "operator"
    user = staff("x@example.org", group="" if operator else role, is_superuser=operator)
    name = django_settings.SESSION_COOKIE_NAME
    sign_in(Client(), user)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    session = client.cookies[name].value
    entered = []
    for room in outside(blanks):
        client.cookies = SimpleCookie({name: session})
        if gets_in(client, room.address(blanks)):
            entered.append(room.name)
    assert entered == []


def test_without_a_second_factor_one_is_set_up_first(blanks: dict[str, Any]) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(staff("x@example.org", group="Administrators"))
    entered = [r.name for r in outside(blanks) if gets_in(client, r.address(blanks))]
    assert set(entered) == {"mfa_add_webauthn", "mfa_activate_totp"}


def test_there_are_the_roles_of_the_table_and_no_other():
    assert set(Group.objects.values_list("name", flat=True)) == set(table.ROLES)
