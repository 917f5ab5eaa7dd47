"""The next dates by a link and signed in: two taps, and nothing for whoever only looks."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from community.lib.schedule.expansion import called_off
from community.models import AuditEvent
from groups.actions.manage import send_manage_link
from groups.actions.tell import tell_stewards
from groups.actions.upkeep.sweep import sweep_links
from groups.models import Circle, ManageLink, Meeting, Standing
from groups.tokens import digest
from tests.groups.factories import TODAY, make_circle, make_group, make_steward

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NOW = datetime(2026, 6, 15, 10, tzinfo=UTC)
TUESDAY = date(2026, 6, 16)
HERE = "/en/find/mine/a-circle/dates/"
OFF = {"then": "off", "day": str(TUESDAY)}


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def circle() -> Circle:
    made = make_circle("A circle", slug="a-circle")
    make_steward(made)
    return made


@pytest.fixture
def link(circle: Circle) -> str:
    """The path in the letter."""
    return send(circle)


def send(circle: Circle, address: str = "organiser@example.org") -> str:
    who = circle.stewards.get(user__email=address).user
    assert send_manage_link(group_id=circle.pk, steward=who, today=TODAY)
    return newest_link()


def newest_link() -> str:
    found = re.search(r"http://testserver(\S+/dates/\S+)", str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def off() -> list[tuple[date, str]]:
    return called_off(Meeting.objects.get().schedule)


def test_two_taps(link: str) -> None:
    phone = Client(enforce_csrf_checks=True)
    page = phone.get(link)  # the first opens it
    (token, *_rest) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())
    done = phone.post(link, OFF | {"csrfmiddlewaretoken": token})  # the second is the button
    assert done.status_code == 302 and off() == [(TUESDAY, "")]
    after = phone.get(done.url).content.decode()
    assert "It is called off" in after and "It happens after all" in after
    assert "sessionid" not in phone.cookies and "_auth_user_id" not in phone.session


def test_a_scanner_that_opens_everything_changes_nothing(link: str) -> None:
    scanner = Client(enforce_csrf_checks=True)
    for _look in range(3):
        page = scanner.get(link)
        assert page.status_code == 200 and "A circle" in page.content.decode()
        assert scanner.head(link).status_code == 200
    assert Client(enforce_csrf_checks=True).post(link, OFF).status_code == 403
    assert off() == [] and not AuditEvent.objects.exists()


def test_the_page_is_kept_nowhere_and_found_by_nobody(link: str) -> None:
    answer = Client().get(link)
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer.content.decode() and answer["Referrer-Policy"] == "same-origin"
    token = link.rstrip("/").rpartition("/")[2]
    assert token not in str(list(ManageLink.objects.values()))
    assert ManageLink.objects.get().digest == digest(token, "manage")
    assert mail.outbox[-1].subject == "News"
    assert "organiser@example.org" not in answer.content.decode()


def test_a_word_with_it_and_back_again(link: str) -> None:
    anybody = Client()
    anybody.post(link, OFF | {f"note-{TUESDAY}": "We are at the sea."})
    assert off() == [(TUESDAY, "We are at the sea.")]
    assert "We are at the sea." in anybody.get(link).content.decode()
    done = anybody.post(link, {"then": "on", "day": str(TUESDAY)})
    assert off() == [] and "It happens after all." in anybody.get(done.url).content.decode()


def test_too_long_a_word_stays_in_its_box(link: str) -> None:
    words = "sea " * 100
    answer = Client().post(link, OFF | {f"note-{TUESDAY}": words})
    assert answer.status_code == 422 and off() == []
    assert words.strip() in answer.content.decode()
    assert "room for 300 characters" in answer.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"then": "off", "day": "2026-06-17"},
        {"then": "off", "day": "2026-06-09"},
        {"then": "off", "day": "2026-02-30"},
        {"then": "off", "day": "x"},
        {"then": "off"},
        {"then": "nonsense", "day": str(TUESDAY)},
        {},
    ],
)
def test_nonsense_gets_a_sentence(link: str, given: dict[str, str]) -> None:
    answer = Client().post(link, given)
    assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    assert off() == [] and not AuditEvent.objects.exists()


@pytest.mark.parametrize("query", ["done=off&day=2026-02-30", "done=x", "done=off&day=2026-06-16"])
def test_an_address_claims_nothing_that_is_not_so(link: str, query: str) -> None:
    answer = Client().get(f"{link}?{query}")
    assert answer.status_code == 200 and "notice-success" not in answer.content.decode()


def test_all_still_so(link: str, circle: Circle) -> None:
    Standing.objects.update(confirmed_on=date(2026, 1, 1))
    done = Client().post(link, {"then": "so"})
    assert Standing.objects.get().confirmed_on == TODAY
    assert "It is confirmed" in Client().get(done.url).content.decode()


def test_it_works_as_often_as_one_likes_until_its_day(link: str) -> None:
    ends_on = ManageLink.objects.get().ends_on
    assert ends_on == TODAY + timedelta(days=120)
    with time_machine.travel(datetime.combine(ends_on, NOW.time(), UTC)):
        assert Client().get(link).status_code == 200
    with time_machine.travel(datetime.combine(ends_on, NOW.time(), UTC) + timedelta(days=1)):
        assert Client().get(link).status_code == Client().post(link, OFF).status_code == 410
        assert sweep_links(today=ends_on + timedelta(days=1)) == 1
    assert not ManageLink.objects.exists()


def test_it_ends_from_its_own_page(link: str) -> None:
    Client().post(link, {"then": "end"})
    assert Client().get(link).status_code == 410 and not ManageLink.objects.exists()


def test_it_goes_with_its_organiser(link: str, circle: Circle) -> None:
    circle.stewards.all().delete()
    assert Client().post(link, OFF).status_code == 410
    assert off() == []


def test_nor_is_it_of_use_to_whoever_was_shut_out(link: str, circle: Circle) -> None:
    user = circle.stewards.get().user
    user.is_active = False
    user.save()
    assert Client().get(link).status_code == 410


def test_a_closed_circle_is_left_alone(link: str) -> None:
    Standing.objects.update(closed_on=TODAY)
    assert Client().post(link, OFF).status_code == 410


@pytest.mark.parametrize("token", ["x", "a" * 32, "ä" * 32])
def test_a_guess_gets_a_kind_answer(circle: Circle, token: str) -> None:
    assert Client().get(f"/en/find/dates/{token}/").status_code == 410


def test_a_link_to_confirm_calls_nothing_off(circle: Circle, link: str) -> None:
    token = link.rstrip("/").rpartition("/")[2]
    assert Client().get(f"/en/find/confirm/{token}/").status_code == 410


def test_signed_in_it_is_the_same(client: Client, circle: Circle) -> None:
    client.force_login(circle.stewards.get().user)
    assert "Not this time" in client.get(HERE).content.decode()
    done = client.post(HERE, OFF)
    assert off() == [(TUESDAY, "")] and "It is called off" in client.get(done.url).content.decode()
    assert HERE in client.get("/en/find/mine/a-circle/").content.decode()


def test_a_group_has_no_dates(client: Client) -> None:
    group = make_group("Voices", slug="voices")
    client.force_login(make_steward(group))
    assert client.get("/en/find/mine/voices/dates/").status_code == 302
    assert "/dates/" not in client.get("/en/find/mine/voices/").content.decode()


def test_asking_for_a_link_ends_the_one_before(client: Client, circle: Circle, link: str) -> None:
    make_steward(circle, "second@example.org")
    other = send(circle, "second@example.org")
    client.force_login(circle.stewards.get(user__email="organiser@example.org").user)
    client.post(f"{HERE}link/", {"then": "send"})
    assert mail.outbox[-1].to == ["organiser@example.org"]
    assert Client().get(link).status_code == 410
    assert Client().get(newest_link()).status_code == Client().get(other).status_code == 200


def test_all_links_end_at_once_for_a_lost_phone(client: Client, circle: Circle, link: str) -> None:
    make_steward(circle, "second@example.org")
    other = send(circle, "second@example.org")
    client.force_login(circle.stewards.get(user__email="second@example.org").user)
    client.post(f"{HERE}link/", {"then": "end"})
    assert Client().get(link).status_code == Client().get(other).status_code == 410


def test_nobody_sends_letters_all_day(client: Client, circle: Circle) -> None:
    client.force_login(circle.stewards.get().user)
    for _letter in range(12):
        client.post(f"{HERE}link/", {"then": "send"})
    assert len(mail.outbox) == 10


def test_a_checked_circle_gets_its_link(
    circle: Circle, django_capture_on_commit_callbacks: Any
) -> None:
    make_steward(circle, "second@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        tell_stewards(circle, "checked")
    links = [
        newest for newest in map(str, (one.body for one in mail.outbox)) if "/dates/" in newest
    ]
    assert len(links) == len(set(links)) == 2
    assert Client().get(newest_link()).status_code == 200


def test_a_checked_group_gets_none(django_capture_on_commit_callbacks: Any) -> None:
    group = make_group("Voices", slug="voices")
    make_steward(group)
    with django_capture_on_commit_callbacks(execute=True):
        tell_stewards(group, "checked")
    assert "/dates/" not in str(mail.outbox[0].body) and not ManageLink.objects.exists()
