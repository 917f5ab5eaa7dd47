"""Pace: how long an approved story waits, and whether it waits for company."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import transaction

from stories.actions.ledger import record
from stories.actions.refusals import NotNow
from stories.consent import Purpose
from stories.vault.models import State, Submission
from stories.vault.safe import Safe

EXTRA_DAYS = (0, 7, 30, 90)
# Long enough for most orders and trials to be over; who needs longer chooses again.
MONTHS_AHEAD = 24


def set_pace(
    *,
    submission_id: UUID,
    extra_days: int,
    alone: bool,
    language: str,
    today: date,
    until: date | None = None,
) -> Submission:
    """Lengthen the cooling-off, wait until a month, or do without company.

    Raises NotNow once it is public, or for a time that is not offered.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state not in (State.OFFERED, State.APPROVED):
            raise NotNow
        pace = {"extra_days": extra_days, "alone": alone, "until": until}
        keep_pace(submission, Safe.of(submission.id), pace, language=language, today=today)
        submission.save(update_fields=["pace"])
    return submission


def keep_pace(
    submission: Submission, safe: Safe, pace: Mapping[str, Any], *, language: str, today: date
) -> None:
    """Seal the pace, and write down a changed wish about company; the caller saves.

    Raises NotNow for a time that is not offered.
    """
    extra_days, until = pace.get("extra_days", 0), pace.get("until")
    alone = bool(pace.get("alone"))
    if extra_days not in EXTRA_DAYS or (until and until not in months_ahead(today)):
        raise NotNow
    before = safe.get(submission, "pace", {})
    kept = {"extra_days": extra_days, "alone": alone}
    safe.put(submission, "pace", kept | ({"until": until.isoformat()} if until else {}))
    if bool(before.get("alone")) != alone:
        choice = "yes" if alone else "no"
        record(
            submission,
            safe,
            purpose=Purpose.NO_BATCH,
            choice=choice,
            language=language,
            today=today,
        )


def months_ahead(today: date) -> list[date]:
    """The first days of the months that a story can wait for, the nearest first."""
    first = today.replace(day=1)
    return [first + relativedelta(months=ahead) for ahead in range(1, MONTHS_AHEAD + 1)]


def waits_for(pace: Mapping[str, Any]) -> date | None:
    """The first day of the month before which it must not be public."""
    written = pace.get("until")
    return date.fromisoformat(written) if written else None
