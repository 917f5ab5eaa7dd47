"""Ask: an author wants another person to look at a decision, once."""

from datetime import date
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.refusals import NotNow
from stories.actions.write import fit_to_send
from stories.choices import Decided, SuspendReason
from stories.vault.models import Appeal, Submission
from stories.vault.safe import Safe


def decision_of(submission: Submission) -> AuditEvent | None:
    """The decision of the desk that stands now and can be looked at again; mostly nothing.

    Not what the author or time did, and not a doubt about whose story it is: to that the code is
    the answer.
    """
    if submission.state not in Decided.values:
        return None
    event = AuditEvent.objects.filter(subject=submission.id, verb__in=Decided.values).first()
    if event is None or event.verb != submission.state:
        return None
    if event.actor_id is None and event.verb == Verb.UNPUBLISHED:
        return None
    return None if event.reason == SuspendReason.AUTHOR_DOUBT else event


def may_appeal(submission: Submission) -> bool:
    """Whether there is something to look at again, and nobody asked for it yet."""
    event = decision_of(submission)
    return event is not None and not submission.appeals.filter(decision=event.pk).exists()


def was_looked_at_again(submission: Submission) -> bool:
    """Whether the decision that stands now was looked at by another person, who agreed with it."""
    event = decision_of(submission)
    settled = submission.appeals.exclude(outcome="")
    return event is not None and settled.filter(decision=event.pk).exists()


def open_appeal_of(submission: Submission) -> Appeal | None:
    """The request that waits for another person, if there is one."""
    return submission.appeals.all().open().first()  # type: ignore[attr-defined,no-any-return]


def ask_appeal(*, submission_id: UUID, words: str, today: date) -> Appeal:
    """Seal the author's own words, if any, and put it on the list of appeals.

    Raises HoldsCode before anything is kept, NotNow when there is nothing to look at again, or
    somebody was asked already.
    """
    words = fit_to_send(words)
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        event = decision_of(submission)
        if event is None or not may_appeal(submission):
            raise NotNow
        appeal = Appeal(
            submission=submission,
            about=submission.state,
            decision=event.pk,
            asked_on=today,
        )
        Safe.of(submission.id).put(appeal, "words", words)
        appeal.save(force_insert=True)
        AuditEvent.record(verb=Verb.APPEALED, subject=submission.id, reason=appeal.about)
    return appeal
