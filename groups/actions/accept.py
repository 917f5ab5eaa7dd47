"""Accept an invitation: become an organiser of an entry."""

from datetime import date
from typing import Any

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.invite import END
from groups.actions.leave import leave
from groups.actions.refusals import NotNow
from groups.models import Group, Invitation, Steward
from groups.tokens import digests


def find_invitation(token: str, *, today: date) -> Invitation | None:
    """The invitation with this token, while it works."""
    found = Invitation.objects.open(today).filter(digest__in=digests(token, END))
    return found.select_related("group", "invited_by").first()


def accept(*, token: str, person: Any, today: date) -> Group:
    """It works once. Who handed over leaves by it. Raises NotNow for one that does not work."""
    with transaction.atomic():
        invitation = find_invitation(token, today=today)
        if invitation is None:
            raise NotNow
        group = Group.objects.select_for_update().get(pk=invitation.group_id)
        deleted, _rows = Invitation.objects.filter(pk=invitation.pk).delete()
        if not deleted:
            raise NotNow
        join(group, person)
        handed = invitation.hands_over and invitation.invited_by_id != person.pk
        if handed and group.stewards.filter(user=invitation.invited_by).exists():
            leave(group_id=group.pk, steward=invitation.invited_by)
    return group


def join(group: Group, person: Any) -> None:
    """Make somebody an organiser; call it inside a transaction. Twice is once."""
    _steward, made = Steward.objects.get_or_create(group=group, user=person)
    if made:
        AuditEvent.record(verb=Verb.STEWARD_JOINED, subject=group.pk, actor=person)
