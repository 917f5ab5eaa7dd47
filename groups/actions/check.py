"""Check an entry: an editor has seen exactly this version, and makes it public."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from community.models import AuditEvent, Verb
from groups.actions.refusals import Incomplete, NotNow, Overtaken
from groups.actions.tell import tell_stewards
from groups.choices import Kind
from groups.models import Group, Meeting, Standing
from groups.models.standing import ConfirmedBy


def check_group(*, group_id: UUID, revision_id: int, editor: Any, today: date) -> Group:
    """Publish this version. An entry that was never confirmed counts as confirmed from now on.

    Raises NotNow when nothing waits, Overtaken when another version came since this one was seen,
    Incomplete when it may not be public as it is.
    """
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id)
        revision = _seen(group, revision_id)
        waited = group.current_workflow_state
        looked_up = group.source_on
        _publish(group, revision, editor)
        group = Group.objects.get(pk=group_id)
        _keep_later_day(group, looked_up)
        _confirm_if_new(group, waited, today)
        AuditEvent.record(verb=Verb.GROUP_CHECKED, subject=group.pk, actor=editor)
        tell_stewards(group, "checked")
    return group


def waits(group: Group) -> bool:
    """Whether there is a version that is not public."""
    return group.latest_revision_id is not None and (
        not group.live or group.has_unpublished_changes
    )


def _seen(group: Group, revision_id: int) -> Revision:
    revision = group.latest_revision
    if revision is None or not waits(group):
        raise NotNow
    if revision.pk != revision_id:
        raise Overtaken
    try:
        revision.as_object().full_clean()
    except ValidationError as error:
        raise Incomplete(error.message_dict) from None
    if group.kind == Kind.CIRCLE and not Meeting.objects.filter(circle=group.pk).exists():
        raise Incomplete({NON_FIELD_ERRORS: [_("Nobody has said yet when it meets.")]})
    return revision


def _publish(group: Group, revision: Revision, editor: Any) -> None:
    """By the workflow where one runs: it publishes the newest version, which is the one seen."""
    task = group.current_workflow_task_state
    if task is not None:
        task.approve(user=editor)
    else:
        revision.publish(user=editor, skip_permission_checks=True)


def _keep_later_day(group: Group, looked_up: date | None) -> None:
    """A source that was looked up while a version waited was looked up all the same."""
    if looked_up and group.source_on and looked_up > group.source_on:
        group.source_on = looked_up
        group.save(update_fields=["source_on"])


def _confirm_if_new(group: Group, waited: WorkflowState | None, today: date) -> None:
    standing, _made = Standing.objects.get_or_create(group=group)
    if standing.confirmed_on is not None:
        return
    sender = waited.requested_by_id if waited else None
    by_organiser = group.stewards.filter(user=sender).exists() if sender else False
    standing.confirmed_by = ConfirmedBy.ORGANISER if by_organiser else ConfirmedBy.EDITOR
    standing.confirmed_on = today
    if waited and by_organiser:  # what they sent was so on the day on which they sent it
        standing.confirmed_on = min(timezone.localdate(waited.created_at), today)
    standing.save(update_fields=["confirmed_on", "confirmed_by"])
