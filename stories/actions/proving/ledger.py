"""Prove every consent ledger: each chain by itself, and all of them against their anchors.

GDPR article 7(1): whoever relies on a consent must be able to show that it was given. What cannot
be shown is named: the part of a chain that is younger than its last anchor, and stories whose key
is gone.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from community.lib.crypto import KeyUnreadable
from stories.actions.proving.anchors import broken_anchors
from stories.actions.proving.chain import broken_link
from stories.vault.models import Anchor, ConsentEntry, Submission
from stories.vault.records import RecordBroken, entries, mark
from stories.vault.safe import KeyGone, Safe

CHUNK = 200  # stories whose ledgers are read at once


@dataclass
class Proof:
    """What was looked at, what is wrong, and what could not be shown."""

    wrong: list[str] = field(default_factory=list)
    unproven: list[str] = field(default_factory=list)
    stories: int = 0
    entries: int = 0
    not_anchored: int = 0


def prove_ledger(*, restored: date | None = None) -> Proof:
    """Look at everything. The site may go on working meanwhile.

    The anchors are read first and the removals last, so that a story which is sent or withdrawn
    in between is neither missing nor too much.
    """
    proof = Proof()
    anchors = list(Anchor.objects.order_by("day", "mark"))
    proof.wrong.extend(broken_anchors(anchors, restored=restored))
    of: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        of[anchor.mark].append(anchor)
    here = set()
    for submission in _submissions():
        name = mark(submission.id)
        here.add(name)
        _prove_one(submission, of.get(name, []), proof)
    proof.wrong.extend(_of_no_story())
    proof.wrong.extend(_vanished({name: rows for name, rows in of.items() if name not in here}))
    return proof


def _submissions() -> Iterator[Submission]:
    everything = Submission.objects.order_by("reference").prefetch_related("ledger")
    return everything.iterator(chunk_size=CHUNK)


def _prove_one(submission: Submission, anchors: list[Anchor], proof: Proof) -> None:
    rows = list(submission.ledger.all())
    wrong, unproven = _looked_at(submission, rows, anchors)
    if wrong or unproven:
        # It may have been sent, or withdrawn, while we looked: what is wrong is wrong twice.
        again = Submission.objects.filter(pk=submission.pk).first()
        if again is None:
            return
        rows = list(again.ledger.order_by("number"))
        wrong, unproven = _looked_at(again, rows, anchors)
    if wrong:
        proof.wrong.append(f"{submission.reference}: {wrong}")
    if unproven:
        proof.unproven.append(f"{submission.reference}: {unproven}")
    proof.stories += 1
    proof.entries += len(rows)
    held = max((anchor.number for anchor in anchors), default=0)
    proof.not_anchored += max(len(rows) - held, 0)


def _looked_at(
    submission: Submission, rows: list[ConsentEntry], anchors: list[Anchor]
) -> tuple[str, str]:
    """What is wrong with one ledger, and what cannot be shown."""
    safe, unproven, wrong = None, "", ""
    try:
        safe = Safe.of(submission.id)
    except KeyGone:
        unproven = "its key is gone, and with it what the ledger says"
    except KeyUnreadable:
        wrong = "its key opens with none of the master keys"
    return broken_link(submission, rows, anchors, safe=safe) or wrong, unproven


def _of_no_story() -> Iterator[str]:
    """Only who goes round the database's own rules leaves such rows."""
    stray = ConsentEntry.objects.exclude(submission__in=Submission.objects.all()).count()
    if stray:
        yield f"{stray} entries belong to no story"


def _vanished(gone: dict[str, list[Anchor]]) -> Iterator[str]:
    """Ledgers that were anchored and are gone, though nobody withdrew and no period ended."""
    try:
        removed = {entry["mark"] for entry in entries("removals") if entry["what"] == "whole"}
    except RecordBroken as broken:
        yield f"the record {broken}"
        return
    for name, rows in sorted(gone.items()):
        if name not in removed:
            day = max(anchor.day for anchor in rows)
            yield f"a story whose ledger was anchored on {day} vanished without a removal"
