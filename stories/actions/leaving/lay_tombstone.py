"""Lay a tombstone: whatever took a story off the page, its address gives one answer."""

from datetime import date
from uuid import UUID

from community.lib.quarters import Quarter
from community.models import AuditEvent, Verb
from stories.actions.leaving.tell_reusers import tell_reusers
from stories.models import Story, Tombstone
from stories.vault import removals
from stories.vault.models import Submission


def lay_tombstone(submission: Submission, *, today: date) -> None:
    """Answer 410 where it stood, if it ever was public; publishing it again takes the stone away.

    One that lies there stays as it is: off the page first and withdrawn later, it says no more
    than it said. Call it inside the action's transaction, before the row goes.
    """
    reference = submission.reference
    if not (has_row(reference) or was_ever_public(submission.id)):
        return
    told = {
        "open_data": tell_reusers(reference, today=today),
        "quarter": Quarter.of(today).first_day,
    }
    row, _ = Tombstone.objects.get_or_create(reference=reference, defaults=told)
    removals.stone(submission.id, reference=reference, open_data=row.open_data, quarter=row.quarter)


def has_row(reference: str) -> bool:
    """Whether it has a public row, suspended or not."""
    return Story.objects.filter(reference=reference).exists()


def was_ever_public(submission_id: UUID) -> bool:
    """Whether links to it may stand somewhere, though it was taken off the page since."""
    return AuditEvent.objects.filter(subject=submission_id, verb=Verb.PUBLISHED).exists()
