"""Lapse: a story whose author wanted to be asked again by now leaves the page."""

from datetime import date
from uuid import UUID

from django.db import transaction

from stories.actions.leaving.unpublish import unpublish
from stories.models import Story
from stories.vault.models import Submission


def lapse(*, submission_id: UUID, today: date) -> bool:
    """Take it off the page; True when its time was over.

    The day is read under the lock: an author who renews in this moment is not overruled.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        story = Story.objects.filter(reference=submission.reference, lapses_on__lte=today)
        if not story.exists():
            return False
        unpublish(submission_id=submission_id, today=today)
    return True
