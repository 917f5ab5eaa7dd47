"""What an editor decides: exactly the version that was in view, and nobody else's."""

from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from community.models import AuditEvent, Verb
from groups.actions.check import check_group
from groups.actions.look_up import look_up
from groups.actions.refusals import Incomplete, NotNow, Overtaken
from groups.actions.send_back import send_back
from groups.actions.take_off import take_off
from groups.choices import Kind, Scope
from groups.models import Group, Remark, Standing
from groups.models.standing import ConfirmedBy
from groups.reasons import OffReason
from tests.groups.desk_rooms import an_editor, sent_change, sent_group
from tests.groups.factories import TODAY, make_group, make_steward

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Any:
    return an_editor()


def check(group: Group, editor: Any, today: date = TODAY) -> Group:
    assert group.latest_revision_id
    return check_group(
        group_id=group.pk, revision_id=group.latest_revision_id, editor=editor, today=today
    )


def test_what_an_organiser_sent_becomes_public(editor, django_capture_on_commit_callbacks):
    group = sent_group()
    with django_capture_on_commit_callbacks(execute=True):
        checked = check(group, editor)
    assert checked.live and not checked.has_unpublished_changes
    assert checked.current_workflow_state is None
    standing = checked.standing
    assert standing.confirmed_by == ConfirmedBy.ORGANISER
    assert standing.confirmed_on == min(timezone.localdate(), TODAY)
    line = AuditEvent.objects.filter(verb=Verb.GROUP_CHECKED).get()
    assert (line.subject, line.actor) == (group.pk, editor)
    (letter,) = mail.outbox
    assert letter.to == ["organiser@example.org"]
    for telling in ("Example Voices", "directory@example.org", "/admin"):
        assert telling not in letter.subject + letter.body
    assert letter.subject == "News"


def test_a_change_is_public_only_after_the_yes(editor):
    group = sent_group(public=True, about="Before", confirmed_on=TODAY)
    check(group, editor)
    group = sent_change(group, about="After")
    assert Group.objects.get().about == "Before"
    assert check(group, editor).about == "After"


def test_nobody_publishes_what_came_after_they_looked(editor):
    group = sent_group()
    seen = group.latest_revision_id
    sent_change(group, about="Slipped in")
    with pytest.raises(Overtaken):
        check_group(group_id=group.pk, revision_id=seen, editor=editor, today=TODAY)
    assert not Group.objects.get().live


def test_nothing_waits_twice(editor):
    group = check(sent_group(), editor)
    with pytest.raises(NotNow):
        check(group, editor)


def test_what_is_incomplete_is_not_published(editor):
    group = sent_group()
    newest = group.get_latest_revision_as_object()
    newest.place_name, newest.latitude, newest.longitude = "", None, None
    newest.save_revision(clean=False)
    with pytest.raises(Incomplete) as told:
        check(Group.objects.get(), editor)
    assert "place_name" in told.value.missing


def test_a_confirmation_that_was_there_stays(editor):
    group = sent_group(public=True, confirmed_on=date(2026, 1, 2))
    assert check(group, editor).standing.confirmed_on == date(2026, 1, 2)


def test_what_an_editor_entered_is_confirmed_by_an_editor(editor):
    group = make_group(
        public=False,
        confirmed_on=None,
        kind=Kind.PUBLIC_OFFICE,
        source_url="https://example.org/",
        source_on=TODAY,
    )
    group.save_revision(user=editor)
    standing = check(Group.objects.get(), editor).standing
    assert (standing.confirmed_by, standing.confirmed_on) == (ConfirmedBy.EDITOR, TODAY)


def test_sent_back_with_words_that_stand_in_no_log(editor, django_capture_on_commit_callbacks):
    group = sent_group()
    with django_capture_on_commit_callbacks(execute=True):
        send_back(group_id=group.pk, editor=editor, text="Please say who decides.")
    state = Group.objects.get().current_workflow_state
    assert state.status == "needs_changes"
    assert state.current_task_state.comment == ""
    remark = Remark.objects.get()
    assert remark.by_editor and remark.text == "Please say who decides."
    assert AuditEvent.objects.filter(verb=Verb.GROUP_SENT_BACK, actor=editor).exists()
    (letter,) = mail.outbox
    assert "who decides" not in letter.body and "/find/mine/" in letter.body
    with pytest.raises(NotNow):
        send_back(group_id=group.pk, editor=editor, text="Again")


def test_wagtail_writes_no_letter_of_its_own(editor):
    """Not to editors with the name in the subject, not to organisers with a way to the admin."""
    editor_too = an_editor("second@example.org")
    group = sent_group()
    send_back(group_id=group.pk, editor=editor, text="Please say more.")
    sent_change(Group.objects.get(), about="More")
    check(Group.objects.get(), editor_too)
    assert {address for letter in mail.outbox for address in letter.to} <= {"organiser@example.org"}
    assert {letter.subject for letter in mail.outbox} <= {"News"}
    assert not any("/admin/" in letter.body for letter in mail.outbox)


def test_an_office_is_looked_up_again_with_one_press(editor):
    office = make_group(
        kind=Kind.PUBLIC_OFFICE,
        confirmed_on=date(2025, 6, 15),
        source_url="https://example.org/",
        source_on=date(2025, 6, 15),
    )
    look_up(group_id=office.pk, editor=editor, today=TODAY)
    office = Group.objects.get()
    assert (office.source_on, office.standing.confirmed_on) == (TODAY, TODAY)
    assert office.standing.confirmed_by == ConfirmedBy.EDITOR
    with pytest.raises(NotNow):
        look_up(group_id=make_group().pk, editor=editor, today=TODAY)


def test_a_day_of_looking_up_outlives_a_version_that_waited(editor):
    office = make_group(
        kind=Kind.PUBLIC_OFFICE, source_url="https://example.org/", source_on=date(2025, 1, 1)
    )
    office.about = "After"
    office.save_revision(user=editor)
    look_up(group_id=office.pk, editor=editor, today=TODAY)
    checked = check(Group.objects.get(), editor)
    assert (checked.about, checked.source_on) == ("After", TODAY)


def test_taken_off_with_a_reason_and_back_by_a_yes(editor):
    group = make_group()
    make_steward(group)
    take_off(group_id=group.pk, editor=editor, reason=OffReason.HARM, text="We look into it.")
    off = Group.objects.get()
    assert not off.live and Standing.objects.get().confirmed_on == TODAY
    assert AuditEvent.objects.get(verb=Verb.GROUP_OFF).reason == "harm"
    assert "We look into it." in Remark.objects.get().text
    assert check(off, editor).live
    assert Scope(off.scope) == Scope.TOWN
