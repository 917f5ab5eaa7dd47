"""Contest: whoever holds the code says “that was not me”, and the claim is over."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from stories.actions.claims.decide import close, tell_claimant
from stories.vault import removals
from stories.vault.models import Claim, ClaimState, Submission


def contest_claims(*, submission_id: UUID, today: date) -> int:
    """End every granted claim on this story as refused; how many there were.

    Possible until a new code was handed out, however long that takes: a right code always wins.
    """
    with transaction.atomic():
        Submission.objects.locked(submission_id)
        contested = list(granted(submission_id).select_for_update())
        for claim in contested:
            refuse(claim, today=today)
    for claim in contested:
        tell_claimant(claim)
    return len(contested)


def refuse(claim: Claim, *, today: date) -> None:
    """A granted claim gives out no code, not from a restored backup either."""
    close(claim, ClaimState.REFUSED, today=today)
    removals.refused(claim.id)


def granted(submission_id: UUID) -> QuerySet[Claim]:
    """The claims that will give out a new code unless somebody says no."""
    return Claim.objects.filter(submission_id=submission_id, state=ClaimState.GRANTED)
