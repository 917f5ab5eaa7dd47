"""Dismiss: an editor ends somebody's part in an entry, or answers who wants to keep it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.join import settle_join
from groups.actions.refusals import NotNow
from groups.models import Group, JoinRequest, Steward


def dismiss(*, group_id: UUID, steward_id: int, editor: Any) -> None:
    """They keep it no more; what they offered to others ends too. Raises NotNow."""
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id)
        steward = Steward.objects.filter(group=group, pk=steward_id).first()
        if steward is None:
            raise NotNow
        group.invitations.filter(invited_by=steward.user).delete()
        steward.delete()
        AuditEvent.record(verb=Verb.STEWARD_LEFT, subject=group.pk, actor=editor)


def answer_for_them(*, request_id: int, group_id: UUID, yes: bool) -> None:
    """Answer a request to join, where nobody keeps the entry any more. Raises NotNow."""
    with transaction.atomic():
        asked = JoinRequest.objects.filter(pk=request_id, group=group_id).first()
        if asked is None or asked.group.stewards.exists():
            raise NotNow
        settle_join(asked, yes=yes)
