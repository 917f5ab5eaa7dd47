"""Pause an entry: not listed for a while, with a word to visitors. Live at once."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.actions.yours import held_standing
from groups.models import Standing


def pause(
    *, group_id: UUID, steward: Any, today: date, until: date | None = None, words: str = ""
) -> Standing:
    """Until it is taken out of its pause, or until that day, when housekeeping does.

    Raises NotYours, and NotNow for a closed entry or a day that is over.
    """
    with transaction.atomic():
        standing = held_standing(group_id, steward)
        if standing.closed_on or (until and until <= today):
            raise NotNow
        standing.paused_on = standing.paused_on or today
        standing.paused_until, standing.paused_words = until, words
        standing.save(update_fields=["paused_on", "paused_until", "paused_words"])
        AuditEvent.record(verb=Verb.GROUP_PAUSED, subject=standing.group_id, actor=steward)
    return standing
