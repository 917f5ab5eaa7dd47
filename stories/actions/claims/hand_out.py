"""Hand out: a granted claim whose waiting time is over gives its story a new code, once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from stories.actions.claims.contest import granted, refuse
from stories.actions.claims.decide import close, ready_on
from stories.actions.codes.slip import read_slip, write_slip
from stories.actions.refusals import NotNow
from stories.vault import removals
from stories.vault.models import Claim, ClaimState
from stories.vault.safe import Safe


def hand_out_code(*, claim_id: UUID, now: datetime) -> str:
    """The story's new code, again and again for some minutes, then "" for ever.

    The old code and the second code open nothing from this moment on. Raises NotNow when the claim
    was not granted, was contested, or still waits.
    """
    today = now.date()
    with transaction.atomic():
        claim = Claim.objects.locked(claim_id)
        safe = Safe.of(claim.id)
        if claim.state == ClaimState.HANDED:
            return read_slip(claim, "new_slip", safe, now=now)
        submission = claim.submission
        if claim.state != ClaimState.GRANTED or today < ready_on(claim) or submission is None:
            raise NotNow
        fingerprint = write_slip(claim, "new_slip", safe, now=now)
        claim.save(update_fields=["new_slip"])
        removals.code(submission, new=fingerprint, claim_id=claim.id, today=today)
        if submission.second_lookup:
            removals.second(submission, new=None, today=today)
        submission.code_lookup, submission.code_proof = fingerprint.lookup, fingerprint.proof
        submission.second_lookup, submission.second_proof = None, ""
        submission.receipt = submission.second_slip = None
        submission.edition += 1
        submission.save()
        close(claim, ClaimState.HANDED, today=today)
        # Nobody else gets one: whoever comes now has to tell it all again.
        for other in granted(submission.id):
            refuse(other, today=today)
        return read_slip(claim, "new_slip", safe, now=now)


def forget_new_code(*, claim_id: UUID) -> None:
    """Forget the new code's own text: from here on only its author has it."""
    Claim.objects.filter(pk=claim_id).update(new_slip=None)
