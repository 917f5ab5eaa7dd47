"""Editors of a site that is in use become guide editors, and lose and gain nothing."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from tests.community.staff import staff

pytestmark = pytest.mark.django_db
more_roles = import_module("community.migrations.0010_more_roles")
GUIDE, DIRECTORY = more_roles.GUIDE, more_roles.DIRECTORY


def held(group: Group) -> tuple[set[int], int, int]:
    permissions = set(group.permissions.values_list("pk", flat=True))
    return permissions, group.page_permissions.count(), group.collection_permissions.count()


def test_people_and_rights_stay() -> None:
    more_roles.join(apps, None)
    editors = Group.objects.get(name=more_roles.OLD)
    before, person = held(editors), staff(group=more_roles.OLD)
    assert before[1] and before[2]
    more_roles.split(apps, None)
    guide = person.groups.get()
    assert (guide.pk, guide.name) == (editors.pk, GUIDE)
    assert held(guide) == before
    directory = Group.objects.get(name=DIRECTORY)
    assert [right.codename for right in directory.permissions.all()] == ["access_admin"]
    assert held(directory)[1:] == (0, 0)


@pytest.mark.parametrize("name", [GUIDE, DIRECTORY])
def test_a_role_of_an_operators_own_with_that_name_is_no_way_to_more(name: str) -> None:
    more_roles.join(apps, None)
    theirs = Group.objects.create(name=name)
    theirs.permissions.add(Permission.objects.get(codename="view_auditevent"))
    person = staff(group=name)
    more_roles.split(apps, None)
    theirs.refresh_from_db()
    assert theirs.name == f"{name} (1)"
    assert person.groups.get() == theirs
    assert not Group.objects.get(name=name).user_set.exists()
    assert [right.codename for right in theirs.permissions.all()] == ["view_auditevent"]
