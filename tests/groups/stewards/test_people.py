"""Several people for one entry: inviting, asking, handing over, leaving, an account deleted."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from community.models import AuditEvent, User, Verb
from groups.actions.add import add
from groups.models import Group, Invitation, JoinRequest, Steward
from tests.community.staff import sign_in, staff
from tests.groups.stewards.organising import come_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HERE = "/en/find/mine/example-voices/"


def invite(organiser: Client, **more: str) -> str:
    """The path in the letter."""
    sent = {"address": "second@voices.example"} | more
    assert organiser.post(f"{HERE}people/", sent).status_code == 302
    letter = mail.outbox[-1]
    assert letter.to == ["second@voices.example"]
    assert "Example Voices" not in letter.subject
    found = re.search(r"http://testserver(\S+)", str(letter.body))
    assert found
    return found.group(1)


def test_whoever_has_the_link_comes_in_once(organiser: Client, group: Group) -> None:
    link = invite(organiser)
    token = link.rstrip("/").rpartition("/")[2]
    assert token not in str(Invitation.objects.values().get())
    second = Client()
    assert second.get(link).status_code == 302
    come_in(second, "second@voices.example", wanted=link)
    assert second.get(link).status_code == 200
    assert group.stewards.count() == 1, "opening it changes nothing"
    assert second.post(link).url == HERE
    third = Client()
    come_in(third, "third@voices.example")
    assert third.get(link).status_code == third.post(link).status_code == 410
    assert group.stewards.count() == 2
    assert AuditEvent.objects.filter(verb=Verb.STEWARD_JOINED).count() == 1


def test_the_address_is_kept_nowhere(organiser: Client, group: Group) -> None:
    invite(organiser)
    kept = str([list(model.objects.values()) for model in (Invitation, AuditEvent, User)])
    assert "second@voices.example" not in kept


def test_an_invitation_is_over_after_thirty_days(organiser: Client, group: Group) -> None:
    link = invite(organiser)
    second = Client()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        come_in(second, "second@voices.example")
        assert second.post(link).status_code == 410
    assert group.stewards.count() == 1


def test_handing_over_leaves_one(organiser: Client, group: Group) -> None:
    link = invite(organiser, hands_over="on")
    second = Client()
    come_in(second, "second@voices.example")
    second.post(link)
    assert [one.user.email for one in group.stewards.all()] == ["second@voices.example"]
    assert organiser.get(HERE).status_code == 404


def test_what_somebody_offered_leaves_with_them(organiser: Client, group: Group) -> None:
    link = invite(organiser)
    organiser.post(f"{HERE}leave/")
    second = Client()
    come_in(second, "second@voices.example")
    assert second.post(link).status_code == 410
    assert not group.stewards.exists()


def test_the_last_one_is_told_what_happens(organiser: Client, group: Group) -> None:
    assert "You are the last one" in organiser.get(f"{HERE}leave/").content.decode()
    organiser.post(f"{HERE}leave/")
    group.refresh_from_db()
    assert group.live and not group.stewards.exists()
    assert AuditEvent.objects.get().verb == Verb.STEWARD_LEFT


def test_asking_to_join_is_answered_by_who_is_there(organiser: Client, group: Group) -> None:
    asker = Client()
    join = "/en/find/example-voices/join/"
    come_in(asker, "asker@voices.example")
    asker.post(join, {"words": "I run the Tuesday meeting."})
    told = mail.outbox[-1]
    assert told.to == ["organiser@example.org"] and "Tuesday" not in str(told.body)
    page = organiser.get(f"{HERE}people/").content.decode()
    assert "asker@voices.example" in page and "I run the Tuesday meeting." in page
    request = JoinRequest.objects.get()
    assert asker.post(f"{HERE}people/{request.pk}/", {"yes": "1"}).status_code == 404
    organiser.post(f"{HERE}people/{request.pk}/", {"yes": "1"})
    assert group.stewards.filter(user__email="asker@voices.example").exists()
    assert not JoinRequest.objects.exists()


def test_a_no_lets_nobody_in(organiser: Client, group: Group) -> None:
    asker = Client()
    come_in(asker, "asker@voices.example")
    asker.post("/en/find/example-voices/join/", {"words": "Let me in."})
    organiser.post(f"{HERE}people/{JoinRequest.objects.get().pk}/", {"no": "1"})
    assert group.stewards.count() == 1 and not JoinRequest.objects.exists()


def test_an_account_is_deleted_with_everything_that_hangs_on_it(
    organiser: Client, group: Group
) -> None:
    invite(organiser)
    user = group.stewards.get().user
    unsent = add(
        claims={"name": "Begun", "kind": "family", "scope": "online"},
        ways=[],
        organiser=user,
        today=timezone.localdate(),
    )
    elsewhere = Client()
    elsewhere.force_login(user)
    page = organiser.get("/en/find/mine/account/").content.decode()
    assert user.email in page and "Example Voices" in page
    assert organiser.post("/en/find/mine/account/").url == "/en/find/enter/gone/"
    assert organiser.get("/en/find/enter/gone/").status_code == 200
    assert not User.objects.filter(pk=user.pk).exists() and not Steward.objects.exists()
    assert Group.objects.filter(pk=group.pk).exists()
    assert not Group.objects.filter(pk=unsent.pk).exists()
    assert elsewhere.get("/en/find/mine/").status_code == 302
    assert not Invitation.objects.exists()


def test_staff_close_no_account_here(client: Client) -> None:
    person = staff("editor@example.org")
    sign_in(client, person)
    assert "administrator" in client.get("/en/find/mine/account/").content.decode()
    client.post("/en/find/mine/account/")
    assert User.objects.filter(pk=person.pk).exists()
