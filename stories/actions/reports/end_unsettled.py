"""End unsettled: a report that nobody settled in time is destroyed, and whoever left an address is
told so.

Nobody's words may wait for ever (GDPR article 5(1)(e)): a sealed text that nobody will read any
more can only be stolen. A report has no code, so nothing of it needs to stay.
"""

from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import Unreadable
from community.models import AuditEvent, Verb
from stories.actions.leaving.end_rows import end_rows
from stories.actions.notify import send_note
from stories.vault.models import ClaimState, Report
from stories.vault.safe import Safe

OVER: Final = ClaimState.OVER.value
NOT_IN_TIME: Final[Promise] = _(
    "We did not look at what you told us in time. That was our fault, and we are sorry. It is "
    "deleted now, and your address with it. If it still matters to you, please tell us once more "
    "at the same place. You need not answer this note."
)


def end_unsettled(*, today: date) -> int:
    """End every report that is open since too long; how many."""
    due = Report.objects.open().filter(told_on__lte=today - _open_for())
    return sum(_end(row) for row in list(due.values_list("id", flat=True)))


def settle_by(report: Report) -> date:
    """The day on which an open report ends by itself."""
    return report.told_on + _open_for()


def _open_for() -> timedelta:
    return timedelta(days=settings.PERIODS["REPORT_OPEN_DAYS"])


def _end(report_id: UUID) -> bool:
    """True when it is gone now; one that was settled or deleted in this moment is left alone."""
    with transaction.atomic():
        report = Report.objects.filter(pk=report_id).select_for_update().first()
        if report is None or report.outcome:
            return False
        note = partial(send_note, _address(report), language=report.language, says=NOT_IN_TIME)
        AuditEvent.record(
            verb=Verb.REPORT_SETTLED, subject=report.submission_id or report.id, reason=OVER
        )
        end_rows(Report, [report.id])
        transaction.on_commit(note, robust=True)
    return True


def _address(report: Report) -> str:
    try:
        return str(Safe.of(report.id).get(report, "contact"))
    except Unreadable:
        return ""
