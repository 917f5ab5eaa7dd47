"""Tell a report: somebody who needs no account says what is wrong with a page."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.refusals import NotNow, TooMany
from stories.actions.write import fit_to_send
from stories.choices import ReportReason
from stories.vault.models import Report, Submission
from stories.vault.models.submission import PUBLIC_ROW
from stories.vault.safe import Safe

STORY: Final = "story"
# More than this about one page for one reason, all waiting at once, say nothing new.
MOST_OPEN: Final = 20


def tell_report(
    *,
    report_id: UUID,
    kind: str,
    reference: str,
    reason: ReportReason,
    told: Mapping[str, str],
    language: str,
    today: date,
    contact: str = "",
) -> Report:
    """Seal what was told under a key of the report's own. The same id twice is one report.

    However many come, nothing about the page changes by itself. Raises HoldsCode before anything
    is kept, NotNow when the story is not on the site (any more), TooMany when as many of the same
    reason wait already: of another reason there is room, so that no flood keeps anybody silent.
    """
    texts = {name: words for name, text in told.items() if (words := fit_to_send(text))}
    known = Report.objects.filter(pk=report_id).first()
    if known is not None:
        return known
    report = Report(
        id=report_id,
        kind=kind,
        reference=reference.lower(),
        reason=reason,
        language=language,
        told_on=today,
    )
    _make_room(report)
    # The key commits first; one whose report never came to be is swept by housekeeping.
    safe = Safe.make(report.id)
    safe.put(report, "told", texts)
    safe.put(report, "contact", contact)
    with transaction.atomic():
        report.submission = _make_room(report)
        report.save(force_insert=True)
        if report.submission is not None:
            AuditEvent.record(verb=Verb.REPORTED, subject=report.submission.id, reason=reason.value)
    return report


def reported_before(report: Report) -> int:
    """How many reports came about this story beside this one, also those long destroyed."""
    if report.submission_id is None:
        return 0
    told = AuditEvent.objects.filter(subject=report.submission_id, verb=Verb.REPORTED).count()
    return max(told - 1, 0)


def _make_room(report: Report) -> Submission | None:
    """The story it is about, held until it is told; nothing for a listing."""
    same = Report.objects.open().filter(
        kind=report.kind, reference=report.reference, reason=report.reason
    )
    if same.count() >= MOST_OPEN:
        raise TooMany
    if report.kind != STORY:
        return None
    rows = Submission.objects.select_for_update().filter(state__in=PUBLIC_ROW)
    with transaction.atomic():
        submission = rows.filter(reference=report.reference.upper()).first()
    if submission is None:
        raise NotNow
    return submission
