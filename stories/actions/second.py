"""Ask for a second person: from now on two decide. No reason is asked."""

from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.decide import MAY_END
from stories.actions.hold import refuse_who_stepped_back
from stories.actions.refusals import NotNow
from stories.vault.models import Flag, Submission


def ask_second(*, submission_id: UUID, moderator: Any) -> Submission:
    """“I would like a second person”: the story needs two yeses, or two noes.

    Raises MayNotRead for somebody who stepped back, NotNow when nothing is being decided or two
    decide already.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        refuse_who_stepped_back(submission_id=submission_id, moderator=moderator)
        if submission.state not in MAY_END or submission.needs_two:
            raise NotNow
        submission.flags = sorted({*submission.flags, Flag.SECOND.value})
        submission.edition += 1
        submission.save()
        AuditEvent.record(verb=Verb.SECOND_ASKED, subject=submission.id, actor=moderator)
    return submission
