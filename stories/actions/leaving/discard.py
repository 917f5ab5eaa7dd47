"""Discard: what was never sent, or whose time is over, is destroyed like a withdrawn story."""

from datetime import date
from uuid import UUID

from django.db import transaction

from community.models import Verb
from stories.actions.appeals.ask import open_appeal_of
from stories.actions.leaving.erase import erase
from stories.actions.leaving.withdraw import destroy
from stories.vault.models import State, Submission


def discard(*, submission_id: UUID, today: date, untouched_since: date | None = None) -> bool:
    """Destroy a draft, or a text whose period is over; True when it is gone from the vault.

    One that was public once, long ago, leaves a tombstone. With `untouched_since` it is spared
    when its author came back to it after that day, or waits for another person's look at it.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if untouched_since is not None:
            touched = submission.state_since > untouched_since
            if touched or open_appeal_of(submission) is not None:
                return False
        verb = None if submission.state == State.DRAFT else Verb.EXPIRED
        destroy(submission, verb=verb, today=today)
    erase(submission_id=submission_id)
    return True
