"""Leave: somebody is no organiser of an entry any more."""

from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.yours import held
from groups.models import Group, Invitation


def is_last(group: Group, steward: Any) -> bool:
    """Whether nobody would be left: directory editors look after it then."""
    return not group.stewards.exclude(user=steward).exists()


def leave(*, group_id: UUID, steward: Any) -> bool:
    """Whether the entry is still there. One that was never sent goes with its last organiser.

    What they offered or were sent goes with them: invitations, links to confirm. Raises NotYours.
    """
    with transaction.atomic():
        group = held(group_id, steward)
        AuditEvent.record(verb=Verb.STEWARD_LEFT, subject=group.pk, actor=steward)
        if is_last(group, steward) and group.latest_revision_id is None and not group.live:
            group.delete()
            return False
        Invitation.objects.filter(group=group, invited_by=steward).delete()
        group.stewards.filter(user=steward).delete()
    return True
