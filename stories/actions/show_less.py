"""Show less: hide details, or say the years less closely, at once, also after publication."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from stories.actions.approve import SHOWS, forget_replaced, keep_approval
from stories.actions.content import latest_content, shown_details
from stories.actions.ledger import record
from stories.actions.publish import publish_again
from stories.actions.refusals import NotNow
from stories.choices import DECADES, Detail
from stories.document import Shown, write_document
from stories.vault import removals
from stories.vault.models import State, Submission
from stories.vault.safe import Safe

# Before the yes nothing is shown, so there is nothing to hide.
MAY_HIDE = (State.APPROVED, State.PUBLISHED, State.SUSPENDED)


def show_less(
    *, submission_id: UUID, shown: Iterable[str], language: str, today: date
) -> Submission:
    """Keep only these details: an approval of its own with the new hash, at once.

    Raises NotNow when this would show more than before, which waits for a check, or when nothing
    is approved. Hiding what is hidden already is the same as once.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        safe = Safe.of(submission.id)
        before, chosen = shown_details(submission, safe), Shown.of(shown)
        if submission.state not in MAY_HIDE or not chosen.is_less_than(before):
            raise NotNow
        if chosen == before:
            return submission
        document = write_document(submission.reference, latest_content(submission, safe), chosen)
        safe.put(submission, "shown", chosen.names())
        for detail in Detail:
            if before.said(detail) != chosen.said(detail):
                _say(submission, safe, detail, chosen.said(detail), language, today)
        submission.edition += 1
        submission.save()
        keep_approval(submission, document, today)
        publish_again(submission, document)
        forget_replaced(submission, document)
    return submission


def _say(
    submission: Submission, safe: Safe, detail: Detail, choice: str, language: str, today: date
) -> None:
    purpose = SHOWS[detail]
    record(submission, safe, purpose=purpose, choice=choice, language=language, today=today)
    removals.no(
        submission, purpose=purpose, language=language, today=today, decades=choice == DECADES
    )
