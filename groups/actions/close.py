"""Close an entry for good: it is listed no more, and says where to go instead. Live at once."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.yours import held_standing
from groups.models import Standing


def close(*, group_id: UUID, steward: Any, today: date, words: str = "") -> Standing:
    """Closing twice changes nothing. How to reach it is deleted with it. Raises NotYours."""
    with transaction.atomic():
        standing = held_standing(group_id, steward)
        if standing.closed_on:
            return standing
        standing.closed_on, standing.closed_words = today, words
        standing.paused_on = standing.paused_until = None
        standing.paused_words = ""
        standing.save()
        standing.group.contacts.all().delete()
        standing.group.invitations.all().delete()
        standing.group.confirmations.all().delete()
        AuditEvent.record(verb=Verb.GROUP_CLOSED, subject=standing.group_id, actor=steward)
    return standing
