"""Take off: an author takes their story off the page, and keeps it here, locked.

Beside unpublishing it ends their yes, in the ledger too: the desk and time cannot do that.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from stories.actions.leaving.unpublish import unpublish
from stories.actions.ledger import record
from stories.actions.refusals import NotNow
from stories.consent import Purpose
from stories.vault import removals
from stories.vault.models import State, Submission
from stories.vault.safe import Safe


def take_off(*, submission_id: UUID, language: str, today: date) -> Submission:
    """End the yes to being published, at once; the ledger says so (GDPR article 7(3)).

    Raises NotNow when it is not public, and while it is suspended: then others look at it.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state != State.PUBLISHED:
            raise NotNow
        safe = Safe.of(submission_id)
        purpose = Purpose.PUBLISH
        record(submission, safe, purpose=purpose, choice="no", language=language, today=today)
        removals.no(submission, purpose=purpose, language=language, today=today)
        return unpublish(submission_id=submission_id, today=today)
