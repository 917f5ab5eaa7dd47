"""End a claim: the row goes, then the key, and what was told is dust."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from stories.actions.leaving.end_rows import end_rows
from stories.vault.models import Claim, ClaimState

FETCHING_DAYS: Final = 14


def end_claim(*, claim_id: UUID) -> None:
    """Destroy one claim, whatever its state: as the person who made it wishes."""
    with transaction.atomic():
        end_rows(Claim, [claim_id])


def end_claims_about(submission_id: UUID) -> None:
    """Destroy every claim about a story that goes; call it inside the story's transaction."""
    rows = Claim.objects.filter(submission_id=submission_id)
    end_rows(Claim, list(rows.values_list("id", flat=True)))


def end_old_claims(*, today: date) -> int:
    """Destroy claims some days after they were decided; how many."""
    settled = Claim.objects.exclude(state=ClaimState.OPEN)
    old = settled.exclude(state=ClaimState.GRANTED, settled_on__gt=today - _kept(granted=True))
    rows = old.filter(settled_on__lte=today - _kept(granted=False))
    ids = list(rows.values_list("id", flat=True))
    with transaction.atomic():
        end_rows(Claim, ids)
    return len(ids)


def last_day(claim: Claim) -> date:
    """The day on which a settled claim is destroyed."""
    granted = claim.state == ClaimState.GRANTED
    return (claim.settled_on or claim.told_on) + _kept(granted=granted)


def _kept(*, granted: bool) -> timedelta:
    """However the periods are set, a granted code can be fetched for some days."""
    kept, waits = settings.PERIODS["CLAIM_KEPT_DAYS"], settings.PERIODS["CLAIM_DAYS"]
    return timedelta(days=max(kept, waits + FETCHING_DAYS) if granted else kept)
