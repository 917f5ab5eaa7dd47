"""Choose again what is done with a story: the choice of the short road, made later."""

from datetime import date
from uuid import UUID

from django.db import transaction

from stories.actions.ledger import record
from stories.actions.reconsider import forget_earlier_yes
from stories.actions.refusals import NotNow
from stories.choices import FOR_PUBLICATION, Choice
from stories.consent import BY_CHOICE
from stories.vault import removals
from stories.vault.models import State, Submission
from stories.vault.safe import Safe

MAY_CHOOSE = (State.WAITING, State.READING, State.ASKED, State.KEPT)
# “Publish exactly this” is a yes to words in view: it is given when sending, or when approving.
CHOICES = (Choice.SEE, Choice.COUNT, Choice.READ)


def choose(*, submission_id: UUID, choice: Choice, language: str, today: date) -> Submission:
    """Record the wish. A story kept unpublished goes back to the desk when it may be published.

    The ledger says no to the choice before, and so does the list outside it: no restored backup
    does what its author does not want any more. Raises NotNow for a choice that is not offered
    here, or in a state where it comes too late.
    """
    if choice not in CHOICES:
        raise NotNow
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state not in MAY_CHOOSE:
            raise NotNow
        safe = Safe.of(submission.id)
        before = safe.get(submission, "choice")
        forget_earlier_yes(submission, safe, language=language, today=today, instead=choice)
        if before != Choice.EXACT:
            replace_choice(submission, safe, before, instead=choice, language=language, today=today)
        submission.edition += 1
        if submission.state == State.KEPT and choice in FOR_PUBLICATION:
            submission.holder = None
            submission.move(State.WAITING, today=today)
        submission.save()
    return submission


def replace_choice(
    submission: Submission,
    safe: Safe,
    before: str,
    *,
    instead: Choice,
    language: str,
    today: date,
) -> None:
    """Say no to the choice before and yes to this one; the caller saves."""
    if before != instead:
        ended = BY_CHOICE[before]
        record(submission, safe, purpose=ended, choice="no", language=language, today=today)
        removals.no(submission, purpose=ended, language=language, today=today)
    safe.put(submission, "choice", instead.value)
    purpose = BY_CHOICE[instead]
    record(submission, safe, purpose=purpose, choice="yes", language=language, today=today)
