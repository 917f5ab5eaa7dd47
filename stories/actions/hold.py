"""Hold a story: take it, open it, let it go, hand it over, or step back from it for good."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.held import hold, write_unless_stepped_back
from stories.actions.readers import has_stepped_back, is_kept_from, refuse_who_may_not_read
from stories.actions.refusals import MayNotRead, NotForYou, NotNow
from stories.choices import OpeningReason
from stories.vault.models import State, Submission
from stories.vault.models.submission import ON_THE_DESK

HANDED_OVER: Final = "handed-over"
LAPSED: Final = "lapsed"
# What opening a story may change of its row.
HOLDING: Final = ("holder", "held_on", "state", "state_since", "desk_since", "looked_on")


def refuse_who_stepped_back(*, submission_id: UUID, moderator: Any, reading: bool = True) -> None:
    """Raises MayNotRead: whoever may know the person decides nothing about their story.

    So does, where it takes `reading`, whoever its author keeps it from.
    """
    if reading:
        refuse_who_may_not_read(Submission.objects.get(pk=submission_id), moderator)
    elif has_stepped_back(submission_id=submission_id, moderator=moderator):
        raise MayNotRead


def take(*, submission_id: UUID, moderator: Any, today: date) -> Submission:
    """Claim a story before reading it, so that nobody else begins with it too.

    Raises NotNow when somebody else holds it or it is not on the desk, MayNotRead for somebody who
    stepped back or from whom it is kept.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state not in ON_THE_DESK:
            raise NotNow
        if submission.holder_id not in (None, moderator.pk):
            raise NotNow
        refuse_who_may_not_read(submission, moderator)
        submission.holder, submission.held_on = moderator, today
        submission.save()
        AuditEvent.record(verb=Verb.HELD, subject=submission.id, actor=moderator)
    return submission


def open_for_reading(
    *,
    moderator: Any,
    reason: OpeningReason,
    today: date,
    submission_id: UUID | None = None,
    reference: str = "",
) -> Submission:
    """Write down who opens a story, by its id or its reference, and why; hold it if nobody does.

    Raises MayNotRead for somebody who stepped back or from whom it is kept, NotNow for a draft.
    """
    rows = Submission.objects.sent().filter(reference=reference)
    if submission_id is not None:
        rows = Submission.objects.filter(pk=submission_id)
    with transaction.atomic():
        held = hold(rows, moderator)
        submission = held.submission
        if submission.state == State.DRAFT:
            raise NotNow
        if held.stepped_back:
            raise MayNotRead
        if is_kept_from(submission, moderator, versions=held.versions):
            raise NotForYou
        if submission.holder_id is None:
            submission.holder = moderator
        if submission.holder_id == moderator.pk:
            submission.held_on = today
        if submission.state == State.WAITING and submission.holder_id == moderator.pk:
            submission.move(State.READING, today=today)
        submission.looked_on = submission.looked_on or today
        write_unless_stepped_back(submission, moderator, *HOLDING)
        AuditEvent.record(
            verb=Verb.OPENED, subject=submission.id, actor=moderator, reason=reason.value
        )
    return submission


def release(*, submission_id: UUID, moderator: Any, today: date) -> None:
    """Let somebody else take it, without explaining.

    Raises MayNotRead for somebody who stepped back: they let it go already.
    """
    if has_stepped_back(submission_id=submission_id, moderator=moderator):
        raise MayNotRead
    _let_go(submission_id, moderator, Verb.RELEASED, today)


def hand_over(*, submission_id: UUID, moderator: Any, to: Any, today: date) -> None:
    """Give the story to somebody else, without explaining.

    Raises NotNow when someone else holds it, MayNotRead when either person stepped back or it is
    kept from them.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        refuse_who_may_not_read(submission, moderator)
        if submission.holder_id not in (None, moderator.pk):
            raise NotNow
        refuse_who_may_not_read(submission, to)
        submission.holder, submission.held_on = to, today
        submission.save()
        AuditEvent.record(
            verb=Verb.RELEASED, subject=submission.id, actor=moderator, reason=HANDED_OVER
        )


def step_back(*, submission_id: UUID, moderator: Any, today: date) -> None:
    """“I may know this person”: this moderator never opens the story again."""
    _let_go(submission_id, moderator, Verb.RECUSED, today)


def let_lapse(submission: Submission, *, today: date) -> None:
    """Back to the list, by nobody's press; the caller holds the row and the transaction."""
    _put_down(submission, today)
    AuditEvent.record(verb=Verb.RELEASED, subject=submission.id, reason=LAPSED)


def _let_go(submission_id: UUID, moderator: Any, verb: Verb, today: date) -> None:
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.holder_id == moderator.pk:
            _put_down(submission, today)
        AuditEvent.record(verb=verb, subject=submission.id, actor=moderator)


def _put_down(submission: Submission, today: date) -> None:
    submission.holder = submission.held_on = None
    if submission.state == State.READING:
        submission.move(State.WAITING, today=today)
    submission.save()
