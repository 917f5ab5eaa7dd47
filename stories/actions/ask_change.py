"""Ask for a change: the author's answer to an offer that is neither yes nor no."""

from datetime import date
from uuid import UUID

from django.db import transaction

from stories.actions.reconsider import forget_earlier_yes
from stories.actions.refusals import NotNow
from stories.actions.write import write
from stories.consent import FALLBACK
from stories.vault.models import Message, State, Submission
from stories.vault.safe import Safe


def ask_change(*, submission_id: UUID, body: str, today: date, language: str = FALLBACK) -> Message:
    """Send the wish as a message; the story goes back to the desk.

    Raises HoldsCode before anything is kept, NotNow when nothing is offered.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state != State.OFFERED:
            raise NotNow
        message = write(submission_id=submission_id, body=body, today=today)
        submission.refresh_from_db()
        safe = Safe.of(submission.id)
        forget_earlier_yes(submission, safe, language=language, today=today)
        submission.move(State.WAITING, today=today)
        submission.save()
    return message
