"""Roles are called in the reader's language, wherever they are read."""

import pytest
from django.contrib.auth.models import Group
from django.utils import translation

from community.panels.role_names import NAMES, in_words, slug_in_words
from community.panels.users import OneRole
from community.panels.users_form import NewUserForm
from stories.desk.trail import role_in_words


@pytest.mark.django_db
def test_every_role_has_a_name_in_german_and_one_made_by_hand_its_own():
    assert set(Group.objects.values_list("name", flat=True)) == set(NAMES)
    with translation.override("de"):
        for group in Group.objects.all():
            assert in_words(group) != group.name
    assert in_words(Group(name="Night shift")) == "Night shift"
    assert slug_in_words("night-shift") == "night-shift"


@pytest.mark.django_db
def test_forms_and_the_audit_trail_say_it_so():
    with translation.override("de"):
        german = {in_words(group) for group in Group.objects.all()}
        for form, name in ((NewUserForm(), "groups"), (OneRole(), "role")):
            assert german <= {str(label) for _value, label in form.fields[name].choices}
        assert role_in_words("given-safeguarding-leads").endswith(
            in_words(Group(name="Safeguarding leads"))
        )
