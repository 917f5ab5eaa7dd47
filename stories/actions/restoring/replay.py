"""Replay: after a backup was restored, take away again what was taken away since.

The signed list outside both databases says what (`stories.vault.removals`). The author's latest
word holds: a removal that the restored ledger already knows of, or that a later yes undid, is left
alone; said on the same day, the no wins.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from stories.actions.claims.end import end_claim
from stories.actions.leaving.erase import erase
from stories.actions.leaving.withdraw import withdraw
from stories.actions.reports.end import end_report
from stories.actions.restoring.again import (
    chosen_again,
    off_again,
    suspended_again,
    translations_again,
)
from stories.actions.restoring.codes import claims_settled_again, codes_again
from stories.actions.restoring.stones import Stones
from stories.vault import removals
from stories.vault.models import Claim, DataKey, Report, Submission
from stories.vault.records import RecordBroken as RecordBroken
from stories.vault.records import mark, public_key
from stories.vault.removals import Removal

log = logging.getLogger("community.replay")


@dataclass(frozen=True)
class Step:
    """One thing to do again, and what it is called when counted."""

    called: str
    do: Callable[[], object]


WITHDRAWN = "stories withdrawn again"
CLAIMS = "claims destroyed again"
REPORTS = "reports destroyed again"
KEYS = "keys destroyed again"
STONES = "tombstones laid again"
OFF = "stories taken off the page again"
SUSPENDED = "stories suspended again"
CHOICES = "choices turned off again"
CODES = "codes replaced again"
SETTLED = "claims settled again"
TRANSLATIONS = "translations taken down again"
CALLED = (
    WITHDRAWN,
    CLAIMS,
    REPORTS,
    KEYS,
    STONES,
    OFF,
    SUSPENDED,
    CHOICES,
    CODES,
    SETTLED,
    TRANSLATIONS,
)


def replay(*, today: date, dry_run: bool = False) -> dict[str, int]:
    """Carry out the whole list on what stands in the databases now; how much of each.

    Run it before anything is served. Twice is the same as once. Raises RecordBroken before
    anything is done when a signature in the list does not hold.
    """
    counts = Counter(dict.fromkeys(CALLED, 0))
    for step in _steps(removals.read(), today):
        counts[step.called] += 1
        if not dry_run:
            step.do()
    return dict(counts)


def finish_withdrawals(*, today: date) -> int:
    """Carry out what was written down and cut off before the database knew; how many.

    Somebody pressed the button and may believe that it is done. Housekeeping asks for it.
    """
    try:
        gone = _whole(removals.read())
    except RecordBroken:
        log.exception("the list of removals is broken")
        return 0
    told = [(row, end) for _called, row, end in _told() if mark(row) in gone]
    for _row, end in told:
        end()
    cut_off = [row for row in _standing() if mark(row) in gone]
    return len(told) + sum(_withdrawn(row, today) for row in cut_off)


def _withdrawn(submission_id: UUID, today: date) -> bool:
    """Whether it was done here: in between, its author may press again, or another run be first."""
    try:
        withdraw(submission_id=submission_id, today=today)
    except Submission.DoesNotExist:
        return False
    return True


def keyless() -> list[UUID]:
    """Stories whose key is gone: nobody can open them, nor can their authors take them down."""
    known = set(DataKey.objects.values_list("submission_id", flat=True))
    return [row for row in _standing() if row not in known]


def erase_keyless(*, today: date) -> int:
    """Withdraw what has no key. For when the list itself is lost, or a backup of keys was older.

    Only when an operator asks: were the site pointed at the wrong keys database, every story
    would look like this.
    """
    return len([withdraw(submission_id=row, today=today) for row in keyless()])


def verifying_key() -> str:
    """The public key that the list's signatures are verified with."""
    return public_key()


def _steps(listed: list[Removal], today: date) -> Iterator[Step]:
    gone, stones = _whole(listed), Stones(listed)
    yield from (Step(STONES, do) for do in stones.where_nothing_stands())
    of = defaultdict(list)
    for removal in listed:
        of[removal.mark].append(removal)
    told, standing = _told(), _standing()
    for called, row, end in told:
        if mark(row) in gone:
            yield Step(called, end)
    for row in standing:
        if mark(row) in gone:
            yield from (Step(STONES, do) for do in stones.of(mark(row)))
            yield Step(WITHDRAWN, partial(withdraw, submission_id=row, today=today))
        elif mine := of.get(mark(row)):
            yield from _of_one(row, mine, stones, today)
    yield from (Step(SETTLED, do) for do in claims_settled_again(listed, today, gone=gone))
    yield from _keys(gone, without={*standing, *(row for _called, row, _end in told)})


def _whole(listed: Iterable[Removal]) -> set[str]:
    return {removal.mark for removal in listed if removal.what == "whole"}


def _standing() -> list[UUID]:
    return list(Submission.objects.order_by("id").values_list("id", flat=True))


def _told() -> list[tuple[str, UUID, Callable[[], object]]]:
    """What has a key of its own beside the stories: how it is counted, which, and its end."""
    claims = Claim.objects.order_by("id").values_list("id", flat=True)
    reports = Report.objects.order_by("id").values_list("id", flat=True)
    return [
        *((CLAIMS, row, partial(end_claim, claim_id=row)) for row in claims),
        *((REPORTS, row, partial(end_report, report_id=row)) for row in reports),
    ]


def _of_one(
    submission_id: UUID, mine: list[Removal], stones: Stones, today: date
) -> Iterator[Step]:
    """What is to do for a story that stays."""
    yield from (Step(CODES, do) for do in codes_again(submission_id, mine, today))
    yield from (Step(CHOICES, do) for do in chosen_again(submission_id, mine, today))
    yield from (Step(TRANSLATIONS, do) for do in translations_again(submission_id, mine, today))
    off = [Step(OFF, do) for do in off_again(submission_id, mine, today)]
    if off:
        yield from (Step(STONES, do) for do in stones.of(mark(submission_id)))
    yield from off or [Step(SUSPENDED, do) for do in suspended_again(submission_id, mine, today)]


def _keys(gone: set[str], *, without: set[UUID]) -> Iterator[Step]:
    """Keys that a restored backup of `keys` brought back; what stands takes its own along."""
    for row in DataKey.objects.values_list("submission_id", flat=True):
        if mark(row) in gone and row not in without:
            yield Step(KEYS, partial(erase, submission_id=row))
