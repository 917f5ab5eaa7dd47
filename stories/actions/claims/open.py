"""Open a claim at the desk: written down, refused to whoever stepped back, and tied to a story."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.readers import has_stepped_back, is_kept_from
from stories.actions.refusals import MayNotRead, NotNow
from stories.choices import ClaimKind, OpeningReason
from stories.vault.models import Claim, ClaimState, Submission


def may_not_weigh(claim: Claim, moderator: Any) -> bool:
    """Whether this moderator stepped back from the claim or from the story it is about.

    Or the author of that story keeps it from them.
    """
    subjects = filter(None, (claim.id, claim.submission_id))
    if any(has_stepped_back(submission_id=one, moderator=moderator) for one in subjects):
        return True
    return claim.submission is not None and is_kept_from(claim.submission, moderator)


def open_claim(*, claim_id: UUID, moderator: Any) -> Claim:
    """Write down who opens a claim, and with it the story that it is about.

    Raises MayNotRead for somebody who stepped back from either.
    """
    with transaction.atomic():
        claim = Claim.objects.locked(claim_id)
        if may_not_weigh(claim, moderator):
            raise MayNotRead
        for subject in filter(None, (claim.id, claim.submission_id)):
            AuditEvent.record(
                verb=Verb.OPENED,
                subject=subject,
                actor=moderator,
                reason=OpeningReason.COMPLAINT.value,
            )
    return claim


def step_back_from_claim(*, claim_id: UUID, moderator: Any) -> None:
    """“I may know this person”: this moderator never weighs the claim."""
    AuditEvent.record(verb=Verb.RECUSED, subject=claim_id, actor=moderator)


def match_claim(*, claim_id: UUID, moderator: Any, reference: str, today: date) -> Claim:
    """Say which story a lost code belongs to: one that was found by what was told.

    Can be said anew until somebody has answered. Raises NotNow after that, or for a claim that
    came from a story's own page, Submission.DoesNotExist when there is no such story, and
    MayNotRead for somebody who stepped back from it.
    """
    with transaction.atomic():
        claim = Claim.objects.locked(claim_id)
        if claim.state != ClaimState.OPEN or claim.decisions.exists() or came_from_a_page(claim):
            raise NotNow
        # Held, so that it cannot be withdrawn before the claim points at it.
        sent = Submission.objects.sent().select_for_update()
        story = sent.get(reference=reference.strip().upper())
        claim.submission = story
        if may_not_weigh(claim, moderator):
            raise MayNotRead
        claim.save(update_fields=["submission"])
        for subject in (claim.id, story.id):
            AuditEvent.record(
                verb=Verb.CLAIMED, subject=subject, actor=moderator, reason=ClaimKind.LOST_CODE
            )
    return claim


def came_from_a_page(claim: Claim) -> bool:
    """Whether the person themselves named the story; the desk then has nothing to look for."""
    matched = AuditEvent.objects.filter(subject=claim.id, verb=Verb.CLAIMED).exists()
    return claim.submission_id is not None and not matched


def claims_before(claim: Claim) -> int:
    """How many claims came about this story beside this one, also those long destroyed."""
    if claim.submission_id is None:
        return 0
    told = AuditEvent.objects.filter(subject=claim.submission_id, verb=Verb.CLAIMED).count()
    return max(told - 1, 0)
