"""End reports: the rows go, then their keys, and what was told is dust."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from stories.actions.leaving.end_rows import end_rows
from stories.vault.models import Report


def end_report(*, report_id: UUID) -> None:
    """Destroy one report, whatever became of it."""
    with transaction.atomic():
        end_rows(Report, [report_id])


def end_reports_about(submission_id: UUID) -> None:
    """Destroy every report about a story that goes; call it inside the story's transaction."""
    rows = Report.objects.filter(submission_id=submission_id)
    end_rows(Report, list(rows.values_list("id", flat=True)))


def end_old_reports(*, today: date) -> int:
    """Destroy reports some days after they were settled; how many."""
    day = today - timedelta(days=settings.PERIODS["REPORT_KEPT_DAYS"])
    ids = list(Report.objects.filter(settled_on__lte=day).values_list("id", flat=True))
    with transaction.atomic():
        end_rows(Report, ids)
    return len(ids)


def last_day(report: Report) -> date:
    """The day on which a settled report is destroyed."""
    kept = timedelta(days=settings.PERIODS["REPORT_KEPT_DAYS"])
    return (report.settled_on or report.told_on) + kept
