"""What was done in the directory stands in the trail by the listing's name, and why in words."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group as Role

from community.models import AuditEvent, User, Verb
from groups.actions.call_off import call_off
from groups.actions.contest import contest
from groups.actions.remove import remove_group
from groups.actions.settle import settle
from groups.actions.suggest import suggest
from groups.actions.take_off import take_off
from groups.models import Suggestion
from groups.models.suggestion import SuggestionKind, SuggestionOutcome
from groups.reasons import OffReason, RemoveReason
from tests.community.staff import sign_in, staff
from tests.groups.desk_rooms import an_editor, at_the_desk, room
from tests.groups.factories import TODAY, make_circle, make_group, make_steward
from tests.stories.desk.conftest import BOTH

pytestmark = BOTH
REPORT = "/admin/reports/audit/"


@pytest.fixture
def ada(client):
    return sign_in(client, staff("ada@example.org", group="Administrators"))


def shown(client, **query) -> str:
    return " ".join(client.get(REPORT, query).content.decode().split())


def test_names_reasons_and_visitors_in_words(ada):
    editor, group = an_editor(), make_group("Example Lanterns")
    take_off(group_id=group.pk, editor=editor, reason=OffReason.HARM)
    told = suggest(
        suggestion_id=uuid4(), kind=SuggestionKind.WRONG, language="en", today=TODAY, group=group
    )
    settle(suggestion_id=told.pk, outcome=SuggestionOutcome.DONE, today=TODAY, editor=editor)
    page = shown(ada)
    assert page.count("Example Lanterns") >= 3
    for words in (
        "took a listing off the site",
        "somebody told of harm, and it is being looked at",
        "a visitor reported a listing",
        str(SuggestionKind.WRONG.label),
        "a visitor<",
        str(SuggestionOutcome.DONE.label),
    ):
        assert words in page.replace(" <", "<"), words


def test_a_listing_is_found_by_a_part_of_its_name_and_when_gone_by_its_id(ada):
    editor = an_editor()
    group, other = make_group("Example Lanterns"), make_group("Another")
    for one in (group, other):
        take_off(group_id=one.pk, editor=editor, reason=OffReason.NOT_SO)
    found = shown(ada, story="lantern")
    assert "Example Lanterns" in found and "Another" not in found
    remove_group(group_id=group.pk, actor=editor, reason=RemoveReason.OFFICE, today=TODAY)
    gone = shown(ada, story=str(group.pk))
    assert "the office asked for it" in gone and "Lanterns" not in gone


def test_the_same_number_of_queries_for_many_listings(ada, django_assert_max_num_queries):
    for number in range(20):
        group = make_group(f"Example {number}")
        AuditEvent.record(verb=Verb.GROUP_CONFIRMED, subject=group.pk)
    with django_assert_max_num_queries(45):
        shown(ada)


def test_contested_by_a_press_and_never_by_a_claim():
    group = make_group(control="majority")
    told = Suggestion.objects.create(
        group=group, kind=SuggestionKind.CONTROL, language="en", told_on=TODAY
    )
    assert group.standing.contested_on is None
    desk = at_the_desk()
    desk.post(room(group, "contest"))
    group.standing.refresh_from_db()
    assert group.standing.contested_on
    assert "Contested since" in desk.get(group.get_absolute_url()).content.decode()
    settle(suggestion_id=told.pk, outcome=SuggestionOutcome.PASSED_ON, today=TODAY)
    desk.post(room(group, "contest"), {"over": "1"})
    group.standing.refresh_from_db()
    assert group.standing.contested_on is None
    assert "Contested since" not in desk.get(group.get_absolute_url()).content.decode()
    contest(group_id=group.pk, editor=None, today=TODAY, over=True)
    assert AuditEvent.objects.filter(verb=Verb.GROUP_CONTESTED).count() == 2


def test_directory_editors_may_listings_and_circles_and_nothing_else():
    role = Role.objects.get(name="Directory editors")
    rights = set(role.permissions.values_list("content_type__app_label", "codename"))
    assert rights == {
        ("wagtailadmin", "access_admin"),
        ("groups", "add_group"),
        ("groups", "change_group"),
        ("groups", "delete_group"),
        ("groups", "publish_group"),
        ("groups", "add_circle"),
        ("groups", "change_circle"),
        ("groups", "delete_circle"),
        ("groups", "publish_circle"),
    }
    assert not role.page_permissions.exists() and not role.collection_permissions.exists()
    assert User.objects.filter(groups=role).count() == 0


def test_a_meeting_called_off_stands_there_by_the_name_of_its_circle(ada):
    circle = make_circle("Example Circle of Lanterns")
    who = make_steward(circle)
    day = TODAY + timedelta(days=1)
    now = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    call_off(group_id=circle.pk, steward=who, day=day, now=now)
    page = shown(ada)
    assert "Example Circle of Lanterns" in page and "called a meeting of a circle off" in page
