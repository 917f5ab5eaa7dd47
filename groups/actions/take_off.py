"""Take an entry off the site until it is right again. Its words stay, for editors alone."""

from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.actions.remark import write_remark
from groups.actions.tell import tell_stewards
from groups.models import Group
from groups.reasons import OffReason


def take_off(*, group_id: UUID, editor: Any, reason: OffReason, text: str = "") -> Group:
    """At once. Its organisers are told, and read the reason with the remark. Raises NotNow."""
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id).specific
        if not group.live:
            raise NotNow
        if group.latest_revision_id is None:  # brought in from a file: else nothing could go back
            group.save_revision(user=editor, changed=False)
        group.unpublish(user=editor)
        words = f"{reason.label}\n\n{text}".strip()
        write_remark(group_id=group.pk, author=editor, by_editor=True, text=words)
        AuditEvent.record(verb=Verb.GROUP_OFF, subject=group.pk, actor=editor, reason=reason.value)
        tell_stewards(group, "sent_back")
    return group
