"""Prove the anchors: the rows of each day against its signed record, and day against day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from stories.actions.upkeep.anchor import KIND, Head, Record, heads_digest, in_days, record_digest
from stories.vault.models import Anchor
from stories.vault.records import RecordBroken, entries


def broken_anchors(rows: Sequence[Anchor], *, restored: date | None = None) -> Iterator[str]:
    """What is wrong with these rows and their records, day by day.

    `restored` is the day of a backup that was put back: records of later days have no rows then,
    and need none.
    """
    try:
        records = in_days(entries(KIND))
    except RecordBroken as broken:
        yield f"the record {broken}"
        return
    heads: dict[str, list[Head]] = defaultdict(list)
    for row in rows:
        heads[row.day.isoformat()].append((row.mark, row.number, row.seal))
    yield from _gaps(records)
    kept = {record["day"]: record for record in records}
    for day in sorted(kept.keys() | heads.keys()):
        if day not in kept:
            yield f"the anchors of {day} have no signed record"
        elif day not in heads and not (restored and day > restored.isoformat()):
            yield f"the anchors of {day} are gone; was a backup of before put back?"
        elif day in heads and heads_digest(heads[day]) != kept[day]["heads"]:
            yield f"the anchors of {day} were altered"


def newest_record() -> Record | None:
    """The record of the newest day, to be noted elsewhere; nothing while there is none."""
    try:
        return next(reversed(in_days(entries(KIND))), None)
    except RecordBroken:
        return None


def _gaps(records: Sequence[Record]) -> Iterator[str]:
    """Each record names the one before by its digest; the first names none."""
    before = ""
    for record in records:
        if record["before"] != before:
            yield f"the record before that of {record['day']} is missing, or is another one"
        before = record_digest(record)
