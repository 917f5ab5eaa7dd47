"""Write into the consent ledger, and read it: entries are added, never changed."""

import hashlib
import hmac
import json
import secrets
from datetime import date

from stories.consent import newest, wording
from stories.ledger import SECOND_CODE, Standing, standings
from stories.vault.models import ConsentEntry, Submission
from stories.vault.safe import Safe

GENESIS = "consent ledger"


def commitment(entry: dict[str, object]) -> bytes:
    """SHA-256 over the whole entry with its salt: says nothing without it."""
    plain = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).digest()


def next_seal(previous: str, entry: dict[str, object]) -> str:
    """The chain's next link: HMAC(previous link, commitment)."""
    return hmac.digest(previous.encode(), commitment(entry), "sha256").hex()


def first_seal(submission: Submission) -> str:
    """What the first entry follows: the beginning of this chain and of no other."""
    return f"{GENESIS} {submission.id}"


def said(submission: Submission, safe: Safe) -> dict[str, Standing]:
    """The last word on every purpose, by its name."""
    rows = submission.ledger.order_by("number")
    return standings(entry for row in rows if (entry := safe.get(row, "entry", {})))


def record(
    submission: Submission,
    safe: Safe,
    *,
    purpose: str,
    choice: str,
    language: str,
    today: date,
    by_second_code: bool = False,
    translation: str = "",
) -> ConsentEntry:
    """Add one choice to this submission's chain; call it inside the action's transaction.

    `translation` names the language of the one translation that it is about.
    What a person of trust ended with the second code is not put into the author's mouth.

    The language is the one that the words were read in: English, where the page's had none.
    Raises KeyError for a purpose without words.
    """
    last = submission.ledger.order_by("number").last()
    entry = _entry(purpose, choice, language, today)
    if by_second_code:
        entry["by"] = SECOND_CODE
    if translation:
        entry["translation"] = translation
    previous = last.seal if last else first_seal(submission)
    row = ConsentEntry(
        submission=submission,
        number=(last.number if last else 0) + 1,
        seal=next_seal(previous, entry),
    )
    row.save(force_insert=True)
    safe.put(row, "entry", entry)
    row.save(update_fields=["entry"])
    return row


def _entry(purpose: str, choice: str, language: str, today: date) -> dict[str, object]:
    return {
        "purpose": str(purpose),
        "choice": choice,
        "wording": newest(),
        "language": wording(purpose, language).language,
        "day": today.isoformat(),
        "salt": secrets.token_hex(16),
    }
