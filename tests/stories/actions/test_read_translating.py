"""A yes to translating that was given before anything could be translated holds, unpressed."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from stories.actions.switch import switch
from stories.actions.upkeep.housekeep import housekeep
from stories.actions.upkeep.read_translating import read_translating
from stories.consent import Purpose
from stories.desk.translating.waiting import may_be_translated
from stories.models import Story
from stories.vault.models import DataKey
from tests.stories.telling import DAY, NOON, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
migration = import_module("stories.migrations.0008_translating_not_read_yet")
LINE = "answers about translating read"


def says(told, *, on):
    switch(submission_id=told.id, purpose=Purpose.TRANSLATE, on=on, language="en", today=DAY)


def as_before(told):
    """The column as the migration that brought it left it, whatever was switched before."""
    Story.objects.filter(reference=told.submission.reference).update(allows_translating=False)
    return told


def allows():
    return dict(Story.objects.values_list("reference", "allows_translating"))


@pytest.fixture
def stories():
    """On, off again, never asked, and pressed since."""
    told = {name: tell("published") for name in ("yes", "no", "never", "since")}
    says(told["yes"], on=True)
    says(told["no"], on=True)
    says(told["no"], on=False)
    for one in told.values():
        as_before(one)
    says(told["since"], on=True)
    return told


def test_each_is_read_once_and_nobody_has_to_press_again(stories, django_assert_num_queries):
    migration.not_read_yet(apps, None)
    assert sorted(map(str, allows().values())) == ["None", "None", "None", "True"]
    # Nothing is translated before it is known.
    assert list(may_be_translated()) == [stories["since"].again()]
    assert housekeep(now=NOON)[LINE] == 3
    expected = {"yes": True, "no": False, "never": False, "since": True}
    assert allows() == {stories[name].submission.reference: on for name, on in expected.items()}
    assert may_be_translated().count() == 2
    with django_assert_num_queries(1):
        assert read_translating() == 0


def test_who_presses_before_it_was_read_is_not_overruled(stories):
    migration.not_read_yet(apps, None)
    says(stories["yes"], on=False)
    says(stories["never"], on=True)
    read_translating()
    found = allows()
    assert found[stories["yes"].submission.reference] is False
    assert found[stories["never"].submission.reference] is True


def test_one_whose_key_is_gone_is_not_translated_and_keeps_no_other(stories):
    migration.not_read_yet(apps, None)
    DataKey.objects.filter(submission_id=stories["no"].id).delete()
    assert read_translating() == 3
    assert allows()[stories["yes"].submission.reference] is True
    assert allows()[stories["no"].submission.reference] is False


def test_there_is_a_way_back(stories):
    migration.not_read_yet(apps, None)
    migration.not_allowed(apps, None)
    assert None not in allows().values()


def test_a_new_story_is_never_read_again():
    tell("published")
    assert set(allows().values()) == {False}
    assert housekeep(now=datetime.now(UTC) + timedelta(days=1))[LINE] == 0
