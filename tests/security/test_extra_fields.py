"""Fields that no form shows, sent all the same, move nothing. ASVS 8.2.3, 15.3.3."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms
from django.test import Client

from community.models import User
from groups.models import Group, Steward
from stories.vault.models import Submission
from tests.community.staff import sign_in, staff
from tests.groups.factories import make_group, make_steward
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LEFT_OUT = (".migrations", ".settings", "make_", "region_words", "wsgi")
APPS = ("community", "stories", "groups", "home")
# What a form must never hand to a model: who one is, what is public, what was approved.
PRIVILEGED = set(
    "is_superuser is_staff user_permissions password last_login approved_hash document"
    " document_hash code_lookup code_proof wrapped live live_revision locked locked_by owner"
    " has_unpublished_changes steward stewards holder state flags approval editor".split()
)
# Wagtail's own form for accounts has it, and ours take it out again when one is made.
TAKEN_OUT = {("NewUserForm", "is_superuser"), ("ChangeUserForm", "is_superuser")}
# A choice of a reason or a filter, not a column of what is changed.
CHOICES = {
    ("PromiseForm", "state"),
    ("SeriesForm", "state"),
}


def every_form() -> Iterator[type[forms.ModelForm]]:
    """Every form of ours that writes a row."""
    for app in APPS:
        package = importlib.import_module(app)
        for module in pkgutil.walk_packages(package.__path__, f"{app}."):
            if not any(
                part in module.name for part in (".migrations", ".settings", "make_", "wsgi")
            ):
                importlib.import_module(module.name)
    waiting = [forms.ModelForm]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.__module__.split(".")[0] in APPS:
            yield form


def test_asvs_15_3_3_no_form_of_ours_offers_a_privileged_column() -> None:
    """Every form that writes a row, found by its class; a form for all columns of a model too."""
    found = sorted(
        {
            (form.__name__, name)
            for form in every_form()
            for name in set(form.base_fields) & PRIVILEGED
        }
        - TAKEN_OUT
        - CHOICES
    )
    assert found == []
    assert sum(1 for _ in every_form()) > 5


EXTRA = {
    "is_superuser": "on",
    "is_staff": "on",
    "is_active": "on",
    "user_permissions": ["1", "2"],
    "password": "x",
    "state": "published",
    "flags": "[]",
    "live": "on",
    "locked": "on",
    "owner": "1",
    "holder": "1",
    "approved_hash": "x",
    "steward": "1",
    "pk": "1",
    "id": "1",
    "slug": "moved",
}


def test_asvs_15_3_3_an_administrator_makes_no_operator() -> None:
    """Neither of a colleague, nor of themselves, nor of somebody new."""
    client = sign_in(Client(), staff("adi@example.org", group="Administrators"))
    colleague = staff("mo@example.org")
    for address in (f"/admin/users/edit/{colleague.pk}/", "/admin/users/new/"):
        sent = {"email": "new@example.org", "first_name": "A", "last_name": "B", "country": "EE"}
        client.post(address, EXTRA | sent)
    assert list(User.objects.filter(is_superuser=True)) == []
    changed = User.objects.exclude(email="adi@example.org")
    assert not any(
        user.user_permissions.exclude(codename="access_admin").exists() for user in changed
    )
    assert not any(user.has_usable_password() for user in changed)


def test_asvs_15_3_3_an_organiser_moves_no_column_but_those_of_the_form(client: Client) -> None:
    """The entry stays where it is, whose it is, and as public as it was."""
    group = make_group("Example Voices", slug="example-voices", about="Ours.")
    client.force_login(make_steward(group))
    before = Group.objects.values("pk", "slug", "live", "name").get()
    for room in ("change/who/", "change/what/", "change/where/", "contact/", "confirm/", "pause/"):
        client.post(f"/en/find/mine/example-voices/{room}", EXTRA | {"name": "X", "about": "New."})
    assert Group.objects.values("pk", "slug", "live", "name").get() == before
    assert Steward.objects.count() == 1


def test_asvs_15_3_3_an_author_moves_nothing_but_their_words(client: Client) -> None:
    """A story does not come nearer to its page by a field that no page has."""
    told = tell("waiting")
    columns = ("state", "flags", "edition", "holder_id", "code_lookup", "language", "reference")
    before = Submission.objects.values(*columns).get(pk=told.id)
    client.post("/en/share/return/", {"code": told.code})
    for room in ("messages/", "choices/", "story/pace/", "held/", "page/", "details/"):
        client.post(f"/en/share/return/{room}", EXTRA | {"reference": "K7QF2M", "edition": "99"})
    assert Submission.objects.values(*columns).get(pk=told.id) == before


def test_asvs_15_3_3_nor_by_parameters_that_stand_in_the_address(client: Client) -> None:
    """What a form sends is read from its body; the same words in an address are passed over."""
    told = tell("waiting")
    answer = client.post(f"/en/share/return/?code={told.code}", {})
    assert answer.status_code == 200 and "return" not in client.session
    assert client.get("/en/share/return/", {"code": told.code}).status_code == 200
    assert "return" not in client.session
