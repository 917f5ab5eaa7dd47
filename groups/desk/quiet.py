"""Wagtail's own letters about a workflow are not sent for entries.

They name the entry in the subject line, say who sent it, and lead organisers to an admin that they
may not enter. `groups.actions.tell` writes to organisers; editors see a number on their first page.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin import signal_handlers as wagtails
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from groups.models import Group

# Each signal with Wagtail's letter, and the name under which Wagtail connects it.
LETTERS = (
    (
        task_submitted,
        TaskState,
        wagtails.task_submission_email_notifier,
        "group_approval_task_submitted_email_notification",
    ),
    (
        workflow_submitted,
        WorkflowState,
        wagtails.workflow_submission_email_notifier,
        "workflow_state_submitted_email_notification",
    ),
    (
        workflow_rejected,
        WorkflowState,
        wagtails.workflow_rejection_email_notifier,
        "workflow_state_rejected_email_notification",
    ),
    (
        workflow_approved,
        WorkflowState,
        wagtails.workflow_approval_email_notifier,
        "workflow_state_approved_email_notification",
    ),
)


def keep_quiet() -> None:
    """Put ours in the place of Wagtail's, whichever of the two apps is ready first.

    A signal takes one receiver for each name: where Wagtail comes later, its own is not taken.
    """
    for signal, sender, letter, name in LETTERS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(_but_for_entries(letter), sender=sender, dispatch_uid=name, weak=False)


def _but_for_entries(letter: Callable[..., Any]) -> Callable[..., None]:
    def write(instance: Any = None, **told: Any) -> None:
        state = getattr(instance, "workflow_state", instance)
        if state.base_content_type_id != ContentType.objects.get_for_model(Group).pk:
            letter(instance=instance, **told)

    return write
