"""Count a year's care once it is over, and freeze it: from the audit trail, opening no seal.

The trail knows days and random ids. A story that was withdrawn has no day of arrival any more, so
it is in no wait; how it left the desk, and that it was taken back, the trail knows for as long as
it is kept. So a year is only counted while the trail still holds all of it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from community.models import AuditEvent, Verb
from stories.actions.upkeep.count import held_back, was_open
from stories.care.tables import Outcome, Table, Wait, Year, figures
from stories.models import FrozenCare, FrozenYear
from stories.vault.models import Submission

DECISIONS = (Verb.PUBLISHED, Verb.KEPT, Verb.DECLINED)
# What becomes of an appeal stands in its reason: one of `stories.care.tables.Appeal`.
APPEAL_SETTLED: Final = "appeal-settled"


def tell_care(*, today: date) -> FrozenYear | None:
    """Freeze the year that ended last, if that was not done; the year when it was now."""
    year = today.year - 1
    begins, ends = date(year, 1, 1), date(year, 12, 31)
    if FrozenYear.objects.filter(year=year).exists() or not was_open(ends):
        return None
    forgotten = today - relativedelta(months=settings.PERIODS["AUDIT_MONTHS"])
    if forgotten >= begins:
        return None
    return freeze_care(year=year, counted=_counted(begins, ends, forgotten), today=today)


def freeze_care(*, year: int, counted: Year, today: date) -> FrozenYear | None:
    """Keep what may be told of it; nothing, when another run was first."""
    minimum = settings.PERIODS["STATISTICS_MINIMUM"]
    rounding = settings.PERIODS["STATISTICS_ROUNDING"]
    held = partial(held_back, rounding=rounding)
    told = figures(counted, held=held, minimum=minimum, rounding=rounding)
    with transaction.atomic():
        frozen, first = FrozenYear.objects.get_or_create(
            year=year,
            defaults={"frozen_on": today, "minimum": minimum, "rounding": rounding},
        )
        if not first:
            return None
        FrozenCare.objects.bulk_create(
            FrozenCare(year=frozen, table=table, row=row, figure=figure)
            for table, row, figure in told
        )
    return frozen


@dataclass(frozen=True)
class _Line:
    """One line of the trail."""

    subject: UUID
    verb: str
    reason: str
    day: date


def _counted(begins: date, ends: date, forgotten: date) -> Year:
    rows = _stories().values_list("pk", "arrived_on")
    arrived = {story: day for story, day in rows if day is not None}
    # Of an older story the trail may have forgotten the first look, and know a later one.
    known = {story: day for story, day in arrived.items() if day > forgotten}
    decided = _decided(begins, ends)
    return Year(
        days={
            Wait.FIRST_LOOK: _waits(_first(Verb.OPENED), known, begins, ends),
            Wait.PUBLICATION: _waits(_first(Verb.PUBLISHED), arrived, begins, ends),
        },
        cells={
            Table.OUTCOME: Counter(outcome for outcome, _why in decided.values()),
            Table.WHY: Counter(why for outcome, why in decided.values() if why),
            Table.APPEAL: Counter(line.reason for line in _lines(begins, ends, APPEAL_SETTLED)),
        },
        withdrawn=len({line.subject for line in _lines(begins, ends, Verb.WITHDRAWN)}),
    )


def _stories() -> QuerySet[Submission]:
    """Sent, and real. Examples count in a demonstration, where everything is one."""
    sent = Submission.objects.sent().filter(arrived_on__isnull=False)
    return sent if settings.DEMONSTRATION else sent.filter(example=False)


def _lines(begins: date, ends: date, *verbs: str) -> Iterator[_Line]:
    """These lines of the trail, oldest first, without examples where they do not count."""
    events: QuerySet[AuditEvent] = AuditEvent.objects.filter(verb__in=verbs).order_by("pk")
    if not settings.DEMONSTRATION:
        events = events.exclude(subject__in=Submission.objects.filter(example=True).values("pk"))
    for subject, verb, reason, at in events.values_list("subject", "verb", "reason", "at"):
        day = timezone.localdate(at)
        if begins <= day <= ends:
            yield _Line(subject, verb, reason, day)


def _first(verb: Verb) -> dict[UUID, date]:
    """By story the day on which this was done first."""
    first: dict[UUID, date] = {}
    for line in _lines(date.min, date.max, verb):
        first.setdefault(line.subject, line.day)
    return first


def _waits(
    first: dict[UUID, date], arrived: dict[UUID, date], begins: date, ends: date
) -> list[int]:
    """Days from arrival to what was done first in this year. What is gone is not counted."""
    return [
        max((day - arrived[subject]).days, 0)
        for subject, day in first.items()
        if subject in arrived and begins <= day <= ends
    ]


def _decided(begins: date, ends: date) -> dict[UUID, tuple[Outcome, str]]:
    """By story how it left the desk in this year for the last time, and why if it was declined."""
    changed = {line.subject for line in _lines(date.min, ends, Verb.REDACTED)}
    found: dict[UUID, tuple[Outcome, str]] = {}
    for line in _lines(begins, ends, *DECISIONS):
        if line.verb == Verb.DECLINED:
            found[line.subject] = Outcome.DECLINED, line.reason
        elif line.verb == Verb.KEPT:
            found[line.subject] = Outcome.KEPT, ""
        else:
            was = line.subject in changed
            found[line.subject] = (Outcome.CHANGED if was else Outcome.UNCHANGED), ""
    return found
