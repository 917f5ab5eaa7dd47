"""Unpublish: the public row goes, the text stays sealed.

Whoever asks, the desk, the author or time: `take_off`, `take_down` and `lapse` add what is theirs.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.deciders import refuse_who_decided_before
from stories.actions.hold import refuse_who_stepped_back
from stories.actions.notify import tell_there_is_news
from stories.actions.publish import take_off_the_page
from stories.actions.refusals import Incomplete, NotNow, SamePerson
from stories.actions.suspend import may_not_judge, suspended_for
from stories.choices import SuspendReason
from stories.vault import removals
from stories.vault.models import State, Submission


def unpublish(
    *,
    submission_id: UUID,
    today: date,
    moderator: Any = None,
    reason: SuspendReason | None = None,
) -> Submission:
    """Delete the public row and what was approved. By a moderator, the author, or a lapse.

    A moderator says why, and the author is told: raises Incomplete without a reason, SamePerson for
    whoever suspended the story and asked for another pair of eyes, DecidedBefore after
    an appeal, and MayNotRead for somebody who stepped back from it.
    """
    if moderator is not None and reason is None:
        raise Incomplete("reason")
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if moderator is not None:
            refuse_who_stepped_back(submission_id=submission_id, moderator=moderator)
            refuse_who_decided_before(submission_id=submission_id, moderator=moderator)
        if submission.state not in (State.PUBLISHED, State.SUSPENDED, State.APPROVED):
            raise NotNow
        if moderator is not None and may_not_judge(submission, moderator):
            raise SamePerson
        why = reason.value if reason else _still_open(submission)
        take_off_the_page(submission, today=today)
        # Law: what is not public any more is not approved either.
        submission.approvals.all().delete()
        submission.move(State.UNPUBLISHED, today=today)
        submission.edition += 1
        submission.save()
        AuditEvent.record(verb=Verb.UNPUBLISHED, subject=submission.id, actor=moderator, reason=why)
        removals.off(submission, today=today, why=why)
        if moderator is not None:
            tell_there_is_news(submission)
    return submission


def _still_open(submission: Submission) -> str:
    """Law: leaving the page ends no suspension. Its reason goes on, and leads by the desk.

    But for doubt about whose it is: to that the author's code is the answer.
    """
    why = suspended_for(submission)
    return "" if why == SuspendReason.AUTHOR_DOUBT else why
