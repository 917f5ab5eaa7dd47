"""Send an entry, or a new version of it, to be checked by a directory editor."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.models import TaskState, WorkflowState

from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.actions.yours import held, held_standing
from groups.models import Group


def send(*, group_id: UUID, steward: Any, today: date) -> Group:
    """Send it for the first time. Pressing twice sends once.

    What an organiser sends is so on that day. Raises NotYours, Group.DoesNotExist, and NotNow for
    an entry that stands on the site already.
    """
    with transaction.atomic():
        group = held(group_id, steward)
        if group.live:
            raise NotNow
        if group.latest_revision_id is not None:
            return group
        standing = held_standing(group_id, steward)
        standing.confirmed_on = today
        standing.save(update_fields=["confirmed_on"])
        hand_in(group, steward)
    return group


def hand_in(group: Group, steward: Any) -> None:
    """Keep this version and ask for its check; call it inside a transaction.

    The row of a public entry is left as it is: readers see it until an editor has said yes.
    """
    group.save_revision(user=steward, log_action=True)
    AuditEvent.record(verb=Verb.GROUP_SENT, subject=group.pk, actor=steward)
    ask_for_check(group, steward)


def ask_for_check(group: Group, user: Any) -> None:
    """Ask for the check of its latest revision; call it inside a transaction."""
    state = group.current_workflow_state
    if state is None:
        workflow = group.get_workflow()
        if workflow is not None:
            workflow.start(group, user)
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        # It waits already: this version is checked in place of the one before.
        waiting = TaskState.objects.filter(pk=state.current_task_state_id)
        waiting.update(revision=group.latest_revision)
