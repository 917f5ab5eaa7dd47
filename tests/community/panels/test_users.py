"""An administrator gives roles, and cannot make or touch an operator."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from community.models import AuditEvent, User, Verb
from community.panels.roles import subject_of
from tests.community.staff import sign_in, staff
from tests.stories.telling import a_moderator, tell


def edit(user):
    return f"/admin/users/edit/{user.pk}/"


def names(user):
    return set(user.groups.values_list("name", flat=True))


def as_typed(user, **changes):
    """What the page for an account would send."""
    kept = {"email": user.email, "first_name": user.first_name, "last_name": "Example"}
    return kept | {"is_active": "on"} | changes


@pytest.fixture
def administrator(db):
    return sign_in(Client(), staff("ada@example.org", group="Administrators"))


def test_an_account_with_a_role_is_made(administrator):
    role = Group.objects.get(name="Moderators")
    new = {
        "email": "mira@example.org",
        "first_name": "Mira",
        "last_name": "Example",
        "groups": [role.pk],
    }
    assert administrator.get("/admin/users/new/").status_code == 200
    response = administrator.post("/admin/users/new/", new)
    assert response.url == "/admin/users/", response
    made = User.objects.get(email="mira@example.org")
    assert made.has_perm("vault.care_for_stories")
    assert not made.is_superuser


def test_nobody_is_made_an_operator_in_the_admin_and_nothing_typed_is_lost(administrator):
    assert "is_superuser" not in administrator.get("/admin/users/new/").content.decode()
    new = {"email": "x@example.org", "first_name": "X", "last_name": "Y", "is_superuser": "on"}
    assert administrator.post("/admin/users/new/", new).url == "/admin/users/"
    made = User.objects.get(email="x@example.org")
    assert not made.is_superuser
    assert "is_superuser" not in administrator.get(edit(made)).content.decode()
    administrator.post(edit(made), new)
    made.refresh_from_db()
    assert not made.is_superuser


def test_nobody_gives_themselves_a_role(administrator):
    ada, role = User.objects.get(email="ada@example.org"), Group.objects.get(name="Moderators")
    html = administrator.get(edit(ada)).content.decode()
    assert "Another administrator changes your roles." in html
    changed = as_typed(ada, first_name="Adele", groups=[role.pk])
    assert administrator.post(edit(ada), changed).url == "/admin/users/"
    ada.refresh_from_db()
    assert ada.first_name == "Adele"
    assert names(ada) == {"Administrators"}
    at_once = f"/admin/bulk/community/user/assign_role/?id={ada.pk}"
    administrator.post(at_once, {"role": role.pk})
    assert names(ada) == {"Administrators"}
    assert not AuditEvent.objects.exists()


def test_every_role_given_or_taken_is_written_down_and_can_be_read(administrator):
    mira, role = staff("mira@example.org", first_name="Mira"), Group.objects.get(name="Moderators")
    administrator.post(edit(mira), as_typed(mira, groups=[role.pk]))
    administrator.post(edit(mira), as_typed(mira, groups=[role.pk], last_name="Other"))
    administrator.post(edit(mira), as_typed(mira))
    administrator.post(f"/admin/bulk/community/user/assign_role/?id={mira.pk}", {"role": role.pk})
    assert names(mira) == {"Moderators"}
    events = AuditEvent.objects.order_by("pk")
    assert [event.reason for event in events] == [
        "given-moderators",
        "taken-moderators",
        "given-moderators",
    ]
    assert {event.verb for event in events} == {Verb.ROLES_CHANGED}
    assert {event.subject for event in events} == {subject_of(mira)}
    assert {event.actor.email for event in events} == {"ada@example.org"}
    html = administrator.get("/admin/reports/audit/").content.decode()
    assert "roles changed" in html
    assert "taken: Moderators" in html
    assert "Mira" in html
    assert administrator.get("/admin/reports/audit/?export=csv").status_code == 200


def test_a_new_account_s_roles_are_written_down(administrator):
    role = Group.objects.get(name="Guide editors")
    new = {"email": "eda@example.org", "first_name": "E", "last_name": "F", "groups": [role.pk]}
    administrator.post("/admin/users/new/", new)
    assert AuditEvent.objects.get().reason == "given-guide-editors"


def test_an_operator_s_account_is_not_an_administrator_s_to_change(administrator):
    root = User.objects.create_superuser("root@example.org")
    assert administrator.get(f"/admin/users/edit/{root.pk}/").url == "/admin/"
    assert administrator.post(f"/admin/users/edit/{root.pk}/", {"email": "me@x.org"}).url == (
        "/admin/"
    )
    role = Group.objects.get(name="Moderators")
    administrator.post(f"/admin/bulk/community/user/assign_role/?id={root.pk}", {"role": role.pk})
    assert not names(root)
    assert administrator.post(f"/admin/users/delete/{root.pk}/").url == "/admin/"
    root.refresh_from_db()
    assert root.email == "root@example.org"


def test_several_at_once_are_not_a_way_round_to_an_operator_s_account(administrator):
    root, mira = User.objects.create_superuser("root@example.org"), staff("mira@example.org")
    at_once = f"/admin/bulk/community/user/set_active_state/?id={root.pk}&id={mira.pk}"
    assert administrator.post(at_once, {"mark_as_active": "False"}).url == "/admin/"
    assert User.objects.filter(is_active=True, pk__in=[root.pk, mira.pk]).count() == 2
    administrator.post(f"/admin/bulk/community/user/delete/?id={root.pk}")
    assert User.objects.filter(pk=root.pk).exists()
    one = f"/admin/bulk/community/user/set_active_state/?id={mira.pk}"
    administrator.post(one, {"mark_as_active": "False"})
    mira.refresh_from_db()
    assert not mira.is_active


@pytest.mark.django_db(databases=["default", "keys"])
def test_who_decided_about_a_story_is_not_deleted_and_the_page_says_what_to_do(administrator):
    tell("published")
    decided, other = a_moderator(), staff("mira@example.org")
    for way in (
        f"/admin/users/delete/{decided.pk}/",
        f"/admin/bulk/community/user/delete/?id={other.pk}&id={decided.pk}",
    ):
        response = administrator.post(way, follow=True)
        assert response.redirect_chain[0][0] == "/admin/users/"
        assert "this account is not deleted" in response.content.decode()
        assert User.objects.filter(pk__in=[decided.pk, other.pk]).count() == 2
    administrator.post(f"/admin/users/delete/{other.pk}/")
    administrator.post(f"/admin/bulk/community/user/delete/?id={staff('x@example.org').pk}")
    assert not User.objects.filter(email__in=["mira@example.org", "x@example.org"]).exists()


def test_an_administrator_says_where_somebody_belongs(administrator):
    new = {
        "email": "mira@example.org",
        "first_name": "Mira",
        "last_name": "Example",
        "country": "FI",
        "organisation": "Open Door",
    }
    html = administrator.get("/admin/users/new/").content.decode()
    assert 'name="country"' in html and 'name="organisation"' in html
    assert administrator.post("/admin/users/new/", new).url == "/admin/users/"
    made = User.objects.get(email="mira@example.org")
    assert (made.country, made.organisation) == ("FI", "Open Door")
    assert 'value="Open Door"' in administrator.get(edit(made)).content.decode()
    administrator.post(edit(made), as_typed(made, country="EE", organisation=""))
    made.refresh_from_db()
    assert (made.country, made.organisation) == ("EE", "")
    assert administrator.post(edit(made), as_typed(made, country="XX")).status_code == 200


def test_nobody_changes_their_own_once_it_is_said(administrator):
    ada = User.objects.get(email="ada@example.org")
    groups = {"groups": [group.pk for group in ada.groups.all()]}
    groups["first_name"] = "Ada"
    administrator.post(edit(ada), as_typed(ada, country="FI", organisation="Open Door") | groups)
    ada.refresh_from_db()
    assert (ada.country, ada.organisation) == ("FI", "Open Door")
    administrator.post(edit(ada), as_typed(ada, country="", organisation="") | groups)
    ada.refresh_from_db()
    assert (ada.country, ada.organisation) == ("FI", "Open Door")
