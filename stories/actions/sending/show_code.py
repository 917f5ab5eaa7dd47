"""Make the author's code, and show it: before sending, so that nothing is ever sent without."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from community.lib.receipts import new_code, parse
from stories.vault.models import Submission
from stories.vault.safe import Safe


def show_code(*, submission_id: UUID, now: datetime) -> str:
    """The code of this draft: the same each time the page is loaded.

    Until the receipt was read it stays sealed with the draft, so that a reload or a lost
    connection costs nobody their story. Returns "" once it was forgotten.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        safe = Safe.of(submission.id)
        receipt: dict[str, str] = safe.get(submission, "receipt", {})
        if receipt or submission.code_lookup:
            over = receipt_is_over(submission, safe, now=now)
            return "" if over else receipt["code"]
        code = new_code()
        fingerprint = parse(code).fingerprint(settings.CODE_PEPPER)
        submission.code_lookup, submission.code_proof = fingerprint.lookup, fingerprint.proof
        safe.put(submission, "receipt", {"code": code})
        submission.save()
    return code


def receipt_is_over(submission: Submission, safe: Safe, *, now: datetime) -> bool:
    """Whether the code's own text is gone or must go: an hour after sending."""
    receipt: dict[str, str] = safe.get(submission, "receipt", {})
    return not receipt or ("until" in receipt and datetime.fromisoformat(receipt["until"]) <= now)


def limit_receipt(submission: Submission, safe: Safe, *, now: datetime) -> None:
    """Let the receipt end some minutes from now; the caller saves."""
    receipt: dict[str, str] = safe.get(submission, "receipt", {})
    if receipt:
        until = now + timedelta(minutes=settings.PERIODS["RECEIPT_MINUTES"])
        safe.put(submission, "receipt", receipt | {"until": until.isoformat()})


def forget_code(*, submission_id: UUID) -> None:
    """Forget the code's own text: from here on only its author has it."""
    Submission.objects.filter(pk=submission_id).update(receipt=None)
