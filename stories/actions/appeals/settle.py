"""Settle an appeal: somebody who has not decided about the story says what becomes of it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.content import latest_version
from stories.actions.deciders import who_decided
from stories.actions.notify import tell_there_is_news
from stories.actions.readers import refuse_who_may_not_read
from stories.actions.refusals import Incomplete, NotNow, SamePerson
from stories.actions.suspend import restore
from stories.actions.write import add_message, fit_to_send
from stories.choices import AppealOutcome, Decided, OpeningReason
from stories.vault.models import Appeal, State, Submission, With


def open_appeal(*, appeal_id: UUID, moderator: Any) -> Appeal:
    """Write down who reads it. Raises MayNotRead, SamePerson, NotNow when nothing waits."""
    with transaction.atomic():
        appeal = _locked(appeal_id, moderator)
        AuditEvent.record(
            verb=Verb.OPENED,
            subject=appeal.submission_id,
            actor=moderator,
            reason=OpeningReason.SECOND_OPINION.value,
        )
    return appeal


def settle_appeal(
    *, appeal_id: UUID, moderator: Any, outcome: AppealOutcome, message: str, today: date
) -> Appeal:
    """Say what another person found; the author reads it in kind words.

    Changed: what was declined goes back to the desk, what was suspended is shown again, and what
    was taken off its author may bring back. Upheld: what was declined has its whole time again.
    Raises Incomplete without words, HoldsCode, MayNotRead, SamePerson for somebody who decided
    about it before, and NotNow when it was settled or overtaken.
    """
    message = fit_to_send(message)
    if not message:
        raise Incomplete("message")
    with transaction.atomic():
        appeal = _locked(appeal_id, moderator)
        appeal.outcome, appeal.settled_on, appeal.settled_by = outcome.value, today, moderator
        appeal.save(update_fields=["outcome", "settled_on", "settled_by"])
        _carry_out(appeal, moderator, outcome, today)
        submission = Submission.objects.get(pk=appeal.submission_id)
        add_message(
            submission, body=message, from_author=False, today=today, came_with=With.APPEAL.value
        )
        AuditEvent.record(
            verb=Verb.APPEAL_SETTLED, subject=submission.id, actor=moderator, reason=outcome.value
        )
    tell_there_is_news(submission)
    return appeal


def _locked(appeal_id: UUID, moderator: Any) -> Appeal:
    """Raises Appeal.DoesNotExist when it went with its story."""
    story = Appeal.objects.values_list("submission_id", flat=True).get(pk=appeal_id)
    submission = Submission.objects.locked(story)
    refuse_who_may_not_read(submission, moderator)
    if moderator.pk in who_decided(story):
        raise SamePerson
    appeal = submission.appeals.all().open().filter(pk=appeal_id).first()  # type: ignore[attr-defined]
    if appeal is None:
        raise NotNow
    return appeal  # type: ignore[no-any-return]


def _carry_out(appeal: Appeal, moderator: Any, outcome: AppealOutcome, today: date) -> None:
    changed = outcome == AppealOutcome.CHANGED
    if appeal.about == Decided.SUSPENDED and changed:
        restore(submission_id=appeal.submission_id, moderator=moderator, today=today)
        return
    submission = Submission.objects.get(pk=appeal.submission_id)
    if appeal.about == Decided.DECLINED:
        submission.move(State.WAITING if changed else State.DECLINED, today=today)
    if changed:
        submission.holder = None
        version = latest_version(submission)
        if version is not None:
            version.objections.all().delete()
    submission.edition += 1
    submission.save()
