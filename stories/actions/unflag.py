"""Unflag: take off a flag that calls for two people. One asks, another confirms."""

from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.content import flags_from_answers
from stories.actions.hold import refuse_who_stepped_back
from stories.actions.refusals import NotNow, SamePerson, StillCalledFor
from stories.vault.models import Submission
from stories.vault.models.submission import TWO_MODERATORS
from stories.vault.safe import Safe

# Reasons in the audit trail: what was asked for, and what was done.
ASKED, DONE = "ask-off-", "off-"


def unflag(*, submission_id: UUID, moderator: Any, flag: str) -> bool:
    """Ask that this flag be taken off; confirm it, where somebody else asked. True: it is off.

    Such a flag may have been set by mistake, but alone nobody may take it off and then give the
    only yes. Raises NotNow for a flag that is not there or needs no second person, StillCalledFor
    when the author's answers call for it, SamePerson for whoever asked already, and MayNotRead for
    somebody who stepped back.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        refuse_who_stepped_back(submission_id=submission_id, moderator=moderator)
        if flag not in submission.flags or flag not in TWO_MODERATORS:
            raise NotNow
        if flag in _called_for(submission):
            raise StillCalledFor
        asked = asked_off(submission_id=submission_id).get(flag)
        if asked is not None and asked.actor_id == moderator.pk:
            raise SamePerson
        if asked is not None:
            submission.flags = [standing for standing in submission.flags if standing != flag]
            submission.edition += 1
            submission.save()
        AuditEvent.record(
            verb=Verb.FLAGGED,
            subject=submission.id,
            actor=moderator,
            reason=f"{DONE if asked else ASKED}{flag}",
        )
    return asked is not None


def asked_off(*, submission_id: UUID) -> dict[str, AuditEvent]:
    """The flags that somebody asked to be taken off, and nobody confirmed yet. One query.

    What was asked by an account that is gone is asked anew: nobody could tell the two apart.
    """
    asked: dict[str, AuditEvent] = {}
    events = AuditEvent.objects.filter(subject=submission_id, verb=Verb.FLAGGED)
    for event in events.select_related("actor").order_by("pk"):
        if event.reason.startswith(ASKED) and event.actor_id is not None:
            asked[event.reason.removeprefix(ASKED)] = event
        elif event.reason.startswith(DONE):
            asked.pop(event.reason.removeprefix(DONE), None)
    return asked


def _called_for(submission: Submission) -> list[str]:
    told = Safe.of(submission.id).read(submission)
    return flags_from_answers(told.get("perspective", ""), told.get("agreement", ""))
