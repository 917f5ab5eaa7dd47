"""Ask for the check of many new entries at once: for each what Wagtail's workflow would begin."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import TaskState, WorkflowState

from groups.models import Group


def ask_checks(groups: Sequence[Group], editor: Any) -> None:
    """Call it inside a transaction, with entries whose latest revision is set.

    Without a workflow, whatever has a revision and is not public waits all the same.
    """
    workflow = Group.get_default_workflow()
    first = workflow.tasks.first() if workflow else None
    if workflow is None or first is None:
        return
    kind = ContentType.objects.get_for_model(Group)
    states = WorkflowState.objects.bulk_create(
        WorkflowState(
            content_type=kind,
            base_content_type=kind,
            object_id=str(group.pk),
            workflow=workflow,
            requested_by=editor,
        )
        for group in groups
    )
    task = first.specific
    kind_of_state = task.get_task_state_class()
    steps = TaskState.objects.bulk_create(
        kind_of_state(workflow_state=state, revision=group.latest_revision, task=first)
        for state, group in zip(states, groups, strict=True)
    )
    for state, step in zip(states, steps, strict=True):
        state.current_task_state = step
    WorkflowState.objects.bulk_create(
        states,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["current_task_state"],
    )
