"""What is written down of every removal, so that no restored backup brings it back.

An entry of the records (kind `removals`) says what was done to which mark. All that tells more is
sealed under a key derived from the record key, so whoever steals the folder learns how many
removals of which sort there were, and nothing of whom, when, why, or at which address.

    whole       the submission was destroyed: withdrawn, or its time was over
    stone       what its tombstone says: the address, open data or not, the quarter
    off         it was taken off the page, or the yes to publishing was taken back
    no          one purpose was said no to, a detail hidden or made vaguer, or an end set
    suspended   a moderator hid it, for the nth time
    lifted      ... and that suspension was ended
    code        a code opens its story no more; what the new one is known by
    second      a second code opens nothing any more; what the one in its place is known by
    refused     whoever holds the code said no to a claim that had been granted
    translation one translation was taken down; the story itself stays

They are written before the transaction commits. Were the power cut in between, the list knows of
something that did not happen: replayed, it takes away what its author had asked to take away.
"""

import json
import logging
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from community.lib.crypto import seal, unseal
from community.lib.receipts import Fingerprint
from community.lib.signing import derived
from stories.vault.models import Submission
from stories.vault.records import entries, keep, mark

KIND: Final = "removals"
log = logging.getLogger("community.removals")


@dataclass(frozen=True)
class Removal:
    """One entry, opened."""

    what: str
    mark: str
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of an `off`, a `no`, a `translation`, or of a code that ended."""
        return date.fromisoformat(self.told["day"])


def read() -> list[Removal]:
    """Every removal. Raises RecordBroken, naming the file, when a signature does not hold."""
    return [Removal(entry["what"], entry["mark"], _opened(entry)) for entry in entries(KIND)]


def whole(submission_id: UUID) -> bool:
    """It is destroyed. Twice is one entry, so that whoever finishes the work may write it again."""
    return _keep("whole", submission_id)


def stone(submission_id: UUID, *, reference: str, open_data: bool, quarter: date) -> bool:
    """What its tombstone says, for a story that had an address; the first day of the quarter."""
    said = {"reference": reference, "open_data": open_data, "quarter": quarter.isoformat()}
    return _keep("stone", submission_id, **said)


def off(submission: Submission, *, today: date, why: str = "") -> bool:
    """It may not be public until its author says yes again; `why` when the desk took it down."""
    day = today.isoformat()
    return _keep("off", submission.id, after=_head(submission), day=day, why=why)


def no(
    submission: Submission,
    *,
    purpose: str,
    language: str,
    today: date,
    years: int | None = None,
    decades: bool = False,
) -> bool:
    """The newest link of its ledger says no to this purpose.

    Or it sets an end after some years, or lets only the decades of the years be shown.
    """
    return _keep(
        "no",
        submission.id,
        after=_head(submission),
        purpose=str(purpose),
        language=language,
        day=today.isoformat(),
        years=years,
        decades=decades,
    )


def suspended(submission_id: UUID, *, nth: int, why: str) -> bool:
    """A moderator hid it."""
    return _keep("suspended", submission_id, nth=nth, why=why)


def lifted(submission_id: UUID, *, nth: int) -> bool:
    """Another moderator looked, and showed it again."""
    return _keep("lifted", submission_id, nth=nth)


def translation(
    submission: Submission, *, translation: str, by: str, language: str, today: date
) -> bool:
    """One translation may not be public until its author says yes to it again."""
    return _keep(
        "translation",
        submission.id,
        after=_head(submission),
        translation=translation,
        by=by,
        language=language,
        day=today.isoformat(),
    )


def code(submission: Submission, *, new: Fingerprint, claim_id: UUID, today: date) -> bool:
    """Its code was lost, and the claim gave out a new one. Call it while the old one is there."""
    return _keep(
        "code",
        submission.id,
        before=submission.code_lookup or "",
        lookup=new.lookup,
        proof=new.proof,
        claim=mark(claim_id),
        day=today.isoformat(),
    )


def second(submission: Submission, *, new: Fingerprint | None, today: date) -> bool:
    """Its second code ended; `new` took its place. Call it while the old one is there."""
    return _keep(
        "second",
        submission.id,
        before=submission.second_lookup or "",
        lookup=new.lookup if new else "",
        proof=new.proof if new else "",
        day=today.isoformat(),
    )


def refused(claim_id: UUID) -> bool:
    """A claim that was granted gives out no code."""
    return _keep("refused", claim_id)


def _head(submission: Submission) -> str:
    last = submission.ledger.order_by("number").last()
    return last.seal if last else ""


def _keep(what: str, submission_id: UUID, **told: Any) -> bool:
    """True when it is on the disk. A full disk must keep nobody's story on the page."""
    entry = {"what": what, "mark": mark(submission_id)}
    if told:
        plain = json.dumps(told, sort_keys=True).encode()
        entry["sealed"] = seal(_box(), plain, bound_to=_place(entry)).hex()
    try:
        keep(KIND, entry)
    except OSError:
        log.exception("a removal could not be recorded")
        return False
    return True


def _opened(entry: dict[str, Any]) -> dict[str, Any]:
    if "sealed" not in entry:
        return {}
    plain = unseal(_box(), bytes.fromhex(entry["sealed"]), bound_to=_place(entry))
    told: dict[str, Any] = json.loads(plain)
    return told


def _place(entry: dict[str, Any]) -> str:
    return f"{entry['what']}/{entry['mark']}"


def _box() -> bytes:
    return derived(settings.RECORD_KEY, "records: removals")
