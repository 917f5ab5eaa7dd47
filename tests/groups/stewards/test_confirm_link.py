"""The link in the mail: opening it shows a button, pressing confirms, once."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from community.models import AuditEvent, Verb
from groups.actions.upkeep.remind import remind
from groups.models import Confirmation, Group, Standing
from groups.tokens import SHAPE, digest, digests, new_token

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CONFIRMED = date(2026, 1, 10)
DUE = date(2026, 7, 10)


@pytest.fixture
def link(group: Group) -> str:
    """The path in the first reminder."""
    Standing.objects.filter(group=group).update(confirmed_on=CONFIRMED)
    assert remind(today=DUE) == 1
    found = re.search(r"http://testserver(\S+/confirm/\S+)", str(mail.outbox[-1].body))
    assert found
    return found.group(1)


@pytest.fixture(autouse=True)
def _july() -> object:
    with time_machine.travel(datetime(2026, 7, 20, 12, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def confirmed(group: Group) -> date | None:
    return Standing.objects.get(group=group).confirmed_on


def test_a_scanner_that_opens_everything_confirms_nothing(group: Group, link: str) -> None:
    scanner = Client(enforce_csrf_checks=True)
    for _look in range(3):
        page = scanner.get(link)
        assert page.status_code == 200 and "Example Voices" in page.content.decode()
        assert scanner.head(link).status_code == 200
    # Nor one that sends the form without having a browser's cookie.
    assert Client(enforce_csrf_checks=True).post(link).status_code == 403
    assert confirmed(group) == CONFIRMED
    assert not AuditEvent.objects.exists()


def test_pressing_confirms_once_and_needs_no_login(group: Group, link: str) -> None:
    anybody = Client()
    anybody.get(link)
    assert anybody.post(link).status_code == 302
    assert confirmed(group) == date(2026, 7, 20)
    assert "It is confirmed" in anybody.get(link).content.decode()
    assert "_auth_user_id" not in anybody.session
    Standing.objects.filter(group=group).update(confirmed_on=CONFIRMED)
    assert anybody.post(link).status_code == 200
    assert confirmed(group) == CONFIRMED, "a used link does nothing more"
    assert AuditEvent.objects.filter(verb=Verb.GROUP_CONFIRMED).count() == 1


def test_it_works_for_thirty_days(group: Group, link: str) -> None:
    with time_machine.travel(datetime(2026, 8, 9, 12, tzinfo=UTC)):
        assert Client().get(link).status_code == 200
    with time_machine.travel(datetime(2026, 8, 10, 12, tzinfo=UTC)):
        assert Client().get(link).status_code == Client().post(link).status_code == 410
    assert confirmed(group) == CONFIRMED


def test_the_token_stands_in_no_table_and_in_no_subject(group: Group, link: str) -> None:
    token = link.rstrip("/").rpartition("/")[2]
    assert token not in str(list(Confirmation.objects.values()))
    assert mail.outbox[-1].subject == "News"
    assert "no-store" in Client().get(link)["Cache-Control"]


def test_a_link_goes_with_its_organiser(group: Group, link: str) -> None:
    group.stewards.all().delete()
    assert Client().post(link).status_code == 410
    assert confirmed(group) == CONFIRMED


def test_a_closed_entry_is_not_confirmed(group: Group, link: str) -> None:
    Standing.objects.filter(group=group).update(closed_on=DUE)
    assert Client().post(link).status_code == 410
    assert confirmed(group) == CONFIRMED


def test_a_hidden_entry_comes_back(group: Group, link: str) -> None:
    with time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=UTC)):
        today = date(2027, 3, 1)
        assert group not in Group.objects.listed(today)
        Confirmation.objects.update(ends_on=today + timedelta(days=1))
        Client().post(link)
        assert group in Group.objects.listed(today)


@given(token=some.text(max_size=60))
def test_no_other_text_opens_anything(token: str) -> None:
    assert all(len(one) == 64 for one in digests(token, "confirm"))
    assert not Confirmation.objects.filter(digest__in=digests(token, "confirm")).exists()
    if not SHAPE.fullmatch(token):
        assert digests(token, "confirm") == []


@given(some.data())
def test_a_token_is_of_its_shape_and_of_one_end(data: some.DataObject) -> None:
    token = new_token()
    assert SHAPE.fullmatch(token)
    assert digest(token, "confirm") in digests(token, "confirm")
    assert digest(token, "invite") not in digests(token, "confirm")
    place = data.draw(some.integers(0, len(token) - 1))
    sign = data.draw(some.sampled_from("ab01-_"))
    other = token[:place] + sign + token[place + 1 :]
    assert (digest(other, "confirm") == digest(token, "confirm")) is (other == token)


@pytest.mark.parametrize("token", ["x", "a" * 32, "%00" * 8, "..%2f..", "ä" * 32])
def test_nonsense_gets_a_kind_answer(token: str) -> None:
    answer = Client().get(f"/en/find/confirm/{token}/")
    assert answer.status_code in (404, 410)
