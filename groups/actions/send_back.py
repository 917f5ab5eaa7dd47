"""Send an entry back to its organisers, with a remark that says what is missing."""

from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.actions.remark import write_remark
from groups.actions.tell import tell_stewards
from groups.models import Group


def send_back(*, group_id: UUID, editor: Any, text: str) -> Group:
    """What was public before stays. The words stand in the remark and in no log of Wagtail's.

    Raises NotNow when its organisers have not sent anything that waits.
    """
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id)
        task = group.current_workflow_task_state
        if task is None:
            raise NotNow
        task.reject(user=editor)
        write_remark(group_id=group.pk, author=editor, by_editor=True, text=text)
        AuditEvent.record(verb=Verb.GROUP_SENT_BACK, subject=group.pk, actor=editor)
        tell_stewards(group, "sent_back")
    return group
