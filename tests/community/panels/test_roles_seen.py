"""No change of roles goes unseen: the others read it on their first page, and get a note."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from community.models import AuditEvent, User
from community.panels.roles_mail import SAYS
from tests.community.panels.test_users import as_typed, edit
from tests.community.staff import sign_in, staff

pytestmark = pytest.mark.django_db
FIRST = "/admin/"
SAID = "Roles changed in the last seven days"
ALL = ("Moderators", "Safeguarding leads", "Guide editors", "Administrators")


def role(name):
    return Group.objects.get(name=name).pk


def enter(name, group):
    return sign_in(Client(), staff(f"{name}@example.org", group=group, first_name=name.title()))


@pytest.fixture
def house():
    """Two administrators, a lead, a moderator; the first gives all roles to a second mailbox."""
    people = {
        "ada": enter("ada", "Administrators"),
        "ben": enter("ben", "Administrators"),
        "lea": enter("lea", "Safeguarding leads"),
        "mira": enter("mira", "Moderators"),
    }
    mail.outbox.clear()
    return people


def give_all(client, to="other@example.org"):
    new = {"email": to, "first_name": "Ada", "last_name": "Example"}
    with django_commits():
        client.post("/admin/users/new/", new | {"groups": [role(name) for name in ALL]})
    return User.objects.get(email=to)


def django_commits():
    """What waits for the commit is done, as outside a test."""
    from django.test import TestCase

    return TestCase.captureOnCommitCallbacks(execute=True)


def test_one_s_own_second_mailbox_stands_on_the_first_page_of_the_others(house):
    give_all(house["ada"])
    for name in ("ada", "ben", "lea"):
        html = house[name].get(FIRST).content.decode()
        assert SAID in html, name
        # By its address: a second account of one person has the same name.
        assert html.count("Ada Example (other@example.org)") == len(ALL)
        assert "given: Moderators, by Ada" in html
    assert SAID not in house["mira"].get(FIRST).content.decode()


def test_they_get_a_note_that_names_nobody(house):
    give_all(house["ada"])
    to = sorted(one for letter in mail.outbox for one in letter.to)
    # Not whoever did it, and not whoever may not read the trail.
    assert to == ["ben@example.org", "lea@example.org", "other@example.org"]
    for letter in mail.outbox:
        assert (letter.subject, letter.body) == ("A role was changed", str(SAYS))
        whole = letter.message().as_string().lower()
        for word in ("ada", "moderator", "http", "seclusion", "story"):
            assert word not in whole.partition("to:")[0] + letter.body.lower()


def test_a_role_that_is_taken_and_several_at_once_are_told_too(house):
    lea = User.objects.get(email="lea@example.org")
    with django_commits():
        house["ada"].post(edit(lea), as_typed(lea))
    # Also to her, who lost it and could not look any more.
    assert sorted(one for letter in mail.outbox for one in letter.to) == [
        "ben@example.org",
        "lea@example.org",
    ]
    assert "taken: Safeguarding leads" in house["ben"].get(FIRST).content.decode()
    mail.outbox.clear()
    mira = User.objects.get(email="mira@example.org")
    at_once = f"/admin/bulk/community/user/assign_role/?id={mira.pk}"
    with django_commits():
        house["ada"].post(at_once, {"role": role("Administrators")})
    assert ["ben@example.org"] in [letter.to for letter in mail.outbox]


def test_what_changes_no_role_is_no_news(house):
    mira = User.objects.get(email="mira@example.org")
    kept = as_typed(mira, groups=[role("Moderators")], last_name="Other")
    with django_commits():
        house["ada"].post(edit(mira), kept)
    assert not mail.outbox
    assert SAID not in house["ben"].get(FIRST).content.decode()


def test_in_the_language_that_somebody_works_in(house):
    ben = User.objects.get(email="ben@example.org")
    UserProfile.objects.update_or_create(user=ben, defaults={"preferred_language": "de"})
    give_all(house["ada"])
    subjects = {letter.to[0]: letter.subject for letter in mail.outbox}
    assert subjects["ben@example.org"] == "Eine Rolle wurde geändert"
    assert subjects["lea@example.org"] == "A role was changed"


def test_after_seven_days_it_stands_in_the_trail_alone(house):
    give_all(house["ada"])
    AuditEvent.objects.update(at=timezone.now() - timedelta(days=6, hours=23))
    assert SAID in house["ben"].get(FIRST).content.decode()
    AuditEvent.objects.update(at=timezone.now() - timedelta(days=7, hours=1))
    assert SAID not in house["ben"].get(FIRST).content.decode()


def test_an_account_that_is_gone_and_many_changes_are_said_too(house):
    give_all(house["ada"]).delete()
    assert "an account that is gone" in house["ben"].get(FIRST).content.decode()
    for number in range(6):
        give_all(house["ada"], f"other{number}@example.org")
    html = house["ben"].get(FIRST).content.decode()
    assert "and more" in html and html.count("given: Moderators") <= 20
