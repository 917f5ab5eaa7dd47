"""Settle a report: one moderator opens it and says what becomes of it.

A complaint by an institution is looked at by somebody who has not decided about the story. It is
never a veto: what follows is by the same rules as without it, and the author is told that it came.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from community.words import say
from stories.actions.deciders import who_decided
from stories.actions.notify import tell_there_is_news
from stories.actions.readers import has_stepped_back, is_kept_from
from stories.actions.refusals import Incomplete, MayNotRead, NotNow, SamePerson
from stories.actions.reports.answer import answer_report
from stories.actions.suspend import suspend
from stories.actions.write import add_message, fit_to_send
from stories.choices import OpeningReason, ReportOutcome, ReportReason, SuspendReason
from stories.vault.models import Report, Submission, With
from stories.vault.safe import Safe

FOR_STORIES: Final = (ReportOutcome.NOTHING, ReportOutcome.ASKED, ReportOutcome.SUSPENDED)
FOR_LISTINGS: Final = (ReportOutcome.NOTHING, ReportOutcome.PASSED_ON)
# Why a page may go out of sight after a report: a rule, and never the report itself where an
# institution wants it gone.
BY_THE_RULES: Final = (
    SuspendReason.CHILD_NAMED,
    SuspendReason.PERSON_NAMED,
    SuspendReason.COURT_ORDER,
)


def suspend_reasons(report: Report) -> tuple[SuspendReason, ...]:
    """For which reasons this report can take its story out of sight."""
    if report.reason == ReportReason.INSTITUTION:
        return BY_THE_RULES
    return (*BY_THE_RULES, SuspendReason.REPORT)


def decided_before(report: Report, moderator: Any) -> bool:
    """Whether this is a complaint about what this moderator decided."""
    if report.reason != ReportReason.INSTITUTION or report.submission_id is None:
        return False
    return moderator.pk in who_decided(report.submission_id)


def stepped_back_from(report: Report, moderator: Any) -> bool:
    """Whether this moderator stepped back from it or its story, or is kept from reading that."""
    subjects = filter(None, (report.id, report.submission_id))
    if any(has_stepped_back(submission_id=one, moderator=moderator) for one in subjects):
        return True
    return report.submission is not None and is_kept_from(report.submission, moderator)


def open_report(*, report_id: UUID, moderator: Any) -> Report:
    """Write down who opens it. Raises MayNotRead, SamePerson, NotNow once it is settled."""
    with transaction.atomic():
        report = _locked(report_id, moderator)
        for subject in filter(None, (report.id, report.submission_id)):
            AuditEvent.record(
                verb=Verb.OPENED,
                subject=subject,
                actor=moderator,
                reason=OpeningReason.COMPLAINT.value,
            )
    return report


def told_in(report: Report) -> dict[str, str]:
    """What was told, by the name of its field. Raises KeyGone."""
    told: dict[str, str] = Safe.of(report.id).get(report, "told", {})
    return told


def settle_report(
    *,
    report_id: UUID,
    moderator: Any,
    outcome: ReportOutcome,
    today: date,
    message: str = "",
    why: SuspendReason | None = None,
) -> Report:
    """Carry out what one moderator decides. `message` asks the author, `why` suspends.

    Raises Incomplete when either is missing where it is needed, HoldsCode, MayNotRead, SamePerson
    for a complaint about what this moderator decided, and NotNow when it is settled already or the
    story is not on the page.
    """
    message = fit_to_send(message)
    with transaction.atomic():
        report = _locked(report_id, moderator)
        if outcome not in (FOR_STORIES if report.submission_id else FOR_LISTINGS):
            raise NotNow
        if outcome == ReportOutcome.ASKED and not message:
            raise Incomplete("message")
        if outcome == ReportOutcome.SUSPENDED:
            _suspend(report, moderator, why, today)
        report.outcome, report.settled_on, report.settled_by = outcome.value, today, moderator
        report.save(update_fields=["outcome", "settled_on", "settled_by"])
        AuditEvent.record(
            verb=Verb.REPORT_SETTLED,
            subject=report.submission_id or report.id,
            actor=moderator,
            reason=outcome.value,
        )
        _tell_author(report, outcome, message, today)
        answer_report(report)
    return report


def _locked(report_id: UUID, moderator: Any) -> Report:
    report = Report.objects.locked(report_id)
    if stepped_back_from(report, moderator):
        raise MayNotRead
    if decided_before(report, moderator):
        raise SamePerson
    if report.outcome:
        raise NotNow
    return report


def _suspend(report: Report, moderator: Any, why: SuspendReason | None, today: date) -> None:
    if report.submission_id is None or why not in suspend_reasons(report):
        raise Incomplete("reason")
    suspend(submission_id=report.submission_id, moderator=moderator, reason=why, today=today)


def _tell_author(report: Report, outcome: ReportOutcome, message: str, today: date) -> None:
    """Only where something follows, or an institution complained: then in neutral words."""
    if report.submission_id is None:
        return
    submission = Submission.objects.get(pk=report.submission_id)
    complaint = report.reason == ReportReason.INSTITUTION
    body = message if outcome == ReportOutcome.ASKED else ""
    if not body and complaint and not _heard_it(submission, outcome):
        words = say(f"complaint_author.{outcome.value}", submission.language)
        body = f"{words.title}\n\n{words.body}"
    if not body:
        return
    came_with = With.COMPLAINT if complaint else With.REPORT
    add_message(submission, body=body, from_author=False, today=today, came_with=came_with.value)
    submission.edition += 1
    submission.save(update_fields=["edition"])
    tell_there_is_news(submission)


def _heard_it(submission: Submission, outcome: ReportOutcome) -> bool:
    """Whether they know that somebody complains in vain: to be told each time would wear down."""
    told = submission.messages.filter(came_with=With.COMPLAINT.value)
    return outcome == ReportOutcome.NOTHING and told.exists()
