"""Begin anew: for a demonstration only, whose stories are invented."""

from datetime import date

from django.conf import settings

from community.models import AuditEvent
from stories.actions.leaving.withdraw import withdraw
from stories.models import FrozenQuarter, FrozenYear, TakenBack, Tombstone
from stories.vault.models import Submission


def has_examples() -> bool:
    """Whether invented stories were put here."""
    return Submission.objects.filter(example=True).exists()


def start_over(*, today: date) -> int:
    """Withdraw every story that is here, typed ones too, with its traces; how many.

    Tombstones and audit trail go along: in a demonstration they would tell of nothing. Raises
    PermissionError anywhere else.
    """
    if not settings.DEMONSTRATION:
        raise PermissionError("only a demonstration can begin anew")
    ids = list(Submission.objects.values_list("id", flat=True))
    references = list(Submission.objects.values_list("reference", flat=True))
    for submission_id in ids:
        withdraw(submission_id=submission_id, today=today)
    Tombstone.objects.filter(reference__in=references).delete()
    TakenBack.objects.filter(reference__in=references).delete()
    FrozenQuarter.objects.all().delete()
    FrozenYear.objects.all().delete()
    AuditEvent.objects.filter(subject__in=ids).delete()
    return len(ids)
