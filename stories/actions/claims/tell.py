"""Tell a claim: somebody without a code asks about a story, and gets a code for the answer."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction

from community.lib.canonical import tidy
from community.lib.receipts import holds_code
from community.models import AuditEvent, Verb
from stories.actions.codes.slip import read_slip, write_slip
from stories.actions.refusals import HoldsCode, NotNow, TooMany
from stories.choices import ClaimKind
from stories.models import Story
from stories.vault.models import Claim, Submission
from stories.vault.safe import Safe

# More than this about one story, all waiting at once, nobody can weigh with care.
MOST_OPEN: Final = 8


def tell_claim(
    *,
    kind: ClaimKind,
    told: Mapping[str, str],
    language: str,
    now: datetime,
    contact: str = "",
    reference: str = "",
) -> Claim:
    """Seal what was told under a key of the claim's own.

    `reference` names a story that is on the site; without it, a lost code's story is looked for
    by the desk. Raises HoldsCode before anything is kept, NotNow when the story is not on the site
    (any more), TooMany when many claims about it wait already.
    """
    texts = {name: tidy(text).strip() for name, text in told.items()}
    if any(holds_code(text) for text in texts.values()):
        raise HoldsCode
    claim = Claim(id=uuid4(), kind=kind, language=language, told_on=now.date())
    _open_about(reference, kind, now.date())
    # The key commits first; one whose claim never came to be is swept by housekeeping.
    safe = Safe.make(claim.id)
    safe.put(claim, "told", {name: text for name, text in texts.items() if text})
    safe.put(claim, "contact", contact)
    fingerprint = write_slip(claim, "slip", safe, now=now)
    claim.code_lookup, claim.code_proof = fingerprint.lookup, fingerprint.proof
    with transaction.atomic():
        claim.submission = _open_about(reference, kind, now.date())
        claim.save(force_insert=True)
        if claim.submission is not None:
            claimed(claim.submission.id, kind)
    return claim


def claimed(submission_id: UUID, kind: str) -> None:
    """Write down that this story was claimed, so that the desk sees how many came before."""
    AuditEvent.record(verb=Verb.CLAIMED, subject=submission_id, reason=kind)


def _open_about(reference: str, kind: ClaimKind, today: date) -> Submission | None:
    if not reference and kind == ClaimKind.LOST_CODE:
        return None
    with transaction.atomic():
        rows = Submission.objects.select_for_update()
        submission = rows.filter(reference=reference.upper()).first()
    shown = Story.objects.public(today).filter(reference=reference.upper())
    if submission is None or not shown.exists():
        raise NotNow
    # Each kind by itself: many lost codes keep nobody from saying that they are in a story.
    if submission.claims.open().filter(kind=kind).count() >= MOST_OPEN:
        raise TooMany
    return submission


def claim_code(*, claim_id: UUID, now: datetime) -> str:
    """The claim's own code while its slip may be on the screen; "" after that."""
    claim = Claim.objects.get(pk=claim_id)
    return read_slip(claim, "slip", Safe.of(claim.id), now=now)


def forget_claim_code(*, claim_id: UUID) -> None:
    """Forget the code's own text: from here on only the person has it."""
    Claim.objects.filter(pk=claim_id).update(slip=None)
