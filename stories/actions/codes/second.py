"""The second code: for a person of trust, to take a story off the site and for nothing else."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from community.models import AuditEvent, Verb
from stories.actions.codes.slip import read_slip, write_slip
from stories.actions.refusals import NotNow
from stories.choices import SecondCode
from stories.vault import removals
from stories.vault.models import State, Submission
from stories.vault.safe import Safe


def make_second_code(*, submission_id: UUID, now: datetime) -> None:
    """Make a second code; one that was there opens nothing from now on.

    Raises NotNow for a draft.
    """
    with transaction.atomic():
        submission = _sent(submission_id)
        done = SecondCode.REPLACED if submission.second_lookup else SecondCode.MADE
        fingerprint = write_slip(submission, "second_slip", Safe.of(submission.id), now=now)
        if submission.second_lookup:
            removals.second(submission, new=fingerprint, today=now.date())
        submission.second_lookup, submission.second_proof = fingerprint.lookup, fingerprint.proof
        _keep(submission, done)


def show_second_code(*, submission_id: UUID, now: datetime) -> str:
    """The second code while its slip may be on the screen; "" after that."""
    submission = Submission.objects.get(pk=submission_id)
    return read_slip(submission, "second_slip", Safe.of(submission.id), now=now)


def forget_second_code(*, submission_id: UUID) -> None:
    """Forget the second code's own text: from here on only those who wrote it down have it."""
    Submission.objects.filter(pk=submission_id).update(second_slip=None)


def switch_off_second_code(*, submission_id: UUID, today: date) -> None:
    """The second code opens nothing any more. Twice is the same as once."""
    with transaction.atomic():
        submission = _sent(submission_id)
        if submission.second_lookup is None:
            return
        removals.second(submission, new=None, today=today)
        submission.second_lookup, submission.second_proof = None, ""
        submission.second_slip = None
        _keep(submission, SecondCode.OFF)


def second_code_trail(submission: Submission) -> list[tuple[SecondCode, date]]:
    """What was done with it and on which day, oldest first."""
    trail = AuditEvent.objects.filter(subject=submission.id, verb=Verb.SECOND_CODE)
    rows = trail.order_by("pk").values_list("reason", "at")
    return [(SecondCode(reason), localdate(at)) for reason, at in rows]


def _keep(submission: Submission, done: SecondCode) -> None:
    submission.save(update_fields=["second_lookup", "second_proof", "second_slip"])
    AuditEvent.record(verb=Verb.SECOND_CODE, subject=submission.id, reason=done.value)


def _sent(submission_id: UUID) -> Submission:
    submission = Submission.objects.locked(submission_id)
    if submission.state == State.DRAFT:
        raise NotNow
    return submission
