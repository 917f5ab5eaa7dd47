"""Claims lapse: a story that its holder has not opened for some days goes back to the list."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction

from community.lib.workdays import latest_start
from stories.actions.hold import let_lapse
from stories.vault.models import Submission
from stories.vault.models.submission import ON_THE_DESK, SubmissionQuerySet


def lapse_claims(*, today: date) -> int:
    """How many went back. What comes back from its author gives whoever asked the same days."""
    return sum(_lapse(pk, today) for pk in _over(today).values_list("pk", flat=True))


def _over(today: date) -> SubmissionQuerySet:
    """Days are working days: nobody loses a story over a weekend."""
    since = latest_start(today, settings.PERIODS["HOLDING_WORKDAYS"])
    held = Submission.objects.filter(holder__isnull=False, state__in=ON_THE_DESK)
    return held.filter(held_on__lte=since, state_since__lte=since)


def _lapse(submission_id: UUID, today: date) -> bool:
    """Unless it was opened, withdrawn or let go in this moment."""
    with transaction.atomic():
        submission = _over(today).select_for_update().filter(pk=submission_id).first()
        if submission is not None:
            let_lapse(submission, today=today)
    return submission is not None
