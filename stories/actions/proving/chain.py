"""Prove one consent ledger: follow its chain, and name the first link that is broken."""

from collections.abc import Mapping, Sequence
from typing import Any

from community.lib.crypto import SealBroken
from stories.actions.ledger import first_seal, next_seal
from stories.vault.models import Anchor, ConsentEntry, State, Submission
from stories.vault.safe import Safe


def broken_link(
    submission: Submission,
    rows: Sequence[ConsentEntry],
    anchors: Sequence[Anchor] = (),
    *,
    safe: Safe | None,
) -> str:
    """What is wrong first with this chain, in words; nothing when all of it holds.

    Without a safe, for a story whose key is gone, only what stands in clear is followed.
    """
    if submission.state == State.DRAFT:
        return "a draft that was never sent has a ledger" if rows else ""
    if not rows:
        return "the whole ledger is gone"
    anchored = {anchor.number: anchor for anchor in anchors}
    previous = first_seal(submission)
    for number, row in enumerate(rows, 1):
        if row.number != number:
            return f"entry {number} is missing"
        wrong = _altered(row, safe, previous) or _swapped(row, anchored)
        if wrong:
            return wrong
        previous = row.seal
    return _cut_off(len(rows), anchors)


def _altered(row: ConsentEntry, safe: Safe | None, previous: str) -> str:
    if safe is None:
        return ""
    try:
        entry: dict[str, Any] = safe.get(row, "entry", {})
    except SealBroken:
        entry = {}
    if not entry:
        return f"entry {row.number} was altered"
    if next_seal(previous, entry) != row.seal:
        return f"entry {row.number} does not follow from the one before, or its seal was altered"
    return ""


def _swapped(row: ConsentEntry, anchored: Mapping[int, Anchor]) -> str:
    """An end that was anchored must be there still, seal for seal."""
    anchor = anchored.get(row.number)
    if anchor is None or anchor.seal == row.seal:
        return ""
    return f"entry {row.number} is not the one that was anchored on {anchor.day}"


def _cut_off(length: int, anchors: Sequence[Anchor]) -> str:
    longest = max(anchors, key=lambda anchor: anchor.number, default=None)
    if longest is None or longest.number <= length:
        return ""
    return (
        f"it was cut off after entry {length}: on {longest.day} it was anchored with "
        f"{longest.number}"
    )
