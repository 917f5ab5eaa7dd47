"""Anchor: write down, once a day, how far every consent ledger has grown, and sign it.

A chain alone shows that its middle was not changed; whoever can write to both databases could
still cut its end off, or put another chain in its place. An anchor of an earlier day contradicts
them. The rows of a day (`Anchor`) are bound together by one signed record outside both databases,
and each record by the digest of the one before, so that no day can be taken out unseen.

What was added since the last anchor is not held yet: at most a day's choices. And whoever takes
away the newest rows and the newest record together leaves no trace here: `verify_ledger` prints
the digest of the newest record, so that it can be noted elsewhere.
"""

import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F, Max

from community.lib.canonical import canonical, digest
from stories.vault.models import Anchor, ConsentEntry
from stories.vault.records import RecordBroken, entries, keep, mark

KIND: Final = "anchors"
Head = tuple[str, int, str]
Record = dict[str, Any]

log = logging.getLogger("community.ledger")


def anchor(*, today: date) -> int:
    """Anchor every chain that grew since it was anchored last; how many. Once a day at most.

    The rows commit first and the record follows; cut off between the two, the next run signs the
    rows that stand there. A record that was altered stops the anchoring and nothing else: it is
    logged here, and named by `verify_ledger`.
    """
    try:
        records = in_days(entries(KIND))
    except RecordBroken as broken:
        log.error("no ledger was anchored: %s", broken)
        return 0
    with transaction.atomic():
        grown = [] if _is_done(today, records) else _grown()
        Anchor.objects.bulk_create(
            Anchor(day=today, mark=name, number=number, seal=seal)
            for name, number, seal in sorted(grown)
        )
    _sign(records)
    return len(grown)


def heads_digest(heads: Iterable[Head]) -> str:
    """SHA-256 over the heads of one day in a fixed order."""
    lines = [f"{name} {number} {seal}\n" for name, number, seal in sorted(heads)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def record_digest(record: Mapping[str, Any]) -> str:
    """The name by which the record of the next day holds this one."""
    return digest(canonical(record))


def in_days(records: Iterable[Record]) -> list[Record]:
    """The records in the order of their days."""
    return sorted(records, key=lambda record: str(record["day"]))


def _is_done(today: date, records: Sequence[Record]) -> bool:
    """Whether today was anchored; also when a restored backup has lost the rows again.

    Two processes at once agree: the second waits for the first, and asks after that.
    """
    if records and records[-1]["day"] >= today.isoformat():
        return True
    _wait_for_others()
    return Anchor.objects.filter(day__gte=today).exists()


def _wait_for_others() -> None:
    """Keep every other writer out until the transaction ends; on the first day there is no row.

    On SQLite a transaction does so by itself. A row lock would give the second process the row that
    it began to wait for, and not the newer one (PostgreSQL 13.2.1, Read Committed).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'LOCK TABLE "{Anchor._meta.db_table}" IN SHARE ROW EXCLUSIVE MODE')


def _grown() -> list[Head]:
    longest = dict(Anchor.objects.values_list("mark").annotate(Max("number")))
    return [head for head in _heads() if head[1] > longest.get(head[0], 0)]


def _heads() -> list[Head]:
    """The last entry of every chain."""
    ends = ConsentEntry.objects.annotate(end=Max("submission__ledger__number")).filter(
        number=F("end")
    )
    rows = ends.order_by().values_list("submission_id", "number", "seal")
    return [(mark(submission_id), number, seal) for submission_id, number, seal in rows]


def _sign(records: Sequence[Record]) -> None:
    """Sign the newest day if it has no record; an older one without is for the proof to name."""
    newest = Anchor.objects.order_by("-day").values_list("day", flat=True).first()
    if newest is None or (records and records[-1]["day"] >= newest.isoformat()):
        return
    heads = list(Anchor.objects.filter(day=newest).values_list("mark", "number", "seal"))
    record: Record = {
        "day": newest.isoformat(),
        "count": len(heads),
        "heads": heads_digest(heads),
        "before": record_digest(records[-1]) if records else "",
    }
    keep(KIND, record)
