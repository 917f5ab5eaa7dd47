"""Reports by the real action, for tests."""

from typing import Any
from uuid import uuid4

from stories.actions.reports.settle import settle_report
from stories.actions.reports.tell import tell_report
from stories.choices import ReportOutcome, ReportReason, SuspendReason
from stories.vault.models import Report
from tests.stories.telling import DAY, Told, a_moderator

CLINIC = "Saint Zwerbulin hospital, legal office"
WANTS = "We demand that this story is taken down within three days."


def report_it(told: Told, reason: str = "recognised", words: str = "In the second line.") -> Report:
    return tell(told, reason, {"words": words})


def complain(told: Told, words: str = WANTS, name: str = CLINIC) -> Report:
    """An institution."""
    return tell(told, "institution", {"words": words, "institution": name})


def tell(told: Told, reason: str, words: dict[str, str], **more: Any) -> Report:
    return tell_report(
        report_id=more.pop("report_id", None) or uuid4(),
        kind="story",
        reference=told.submission.reference.lower(),
        reason=ReportReason(reason),
        told=words,
        language="en",
        today=DAY,
        **more,
    )


def settle(
    report: Report,
    outcome: str,
    by: str = "ben",
    why: str = "",
    message: str = "",
    today: Any = DAY,
) -> Report:
    return settle_report(
        report_id=report.id,
        moderator=a_moderator(by),
        outcome=ReportOutcome(outcome),
        why=SuspendReason(why) if why else None,
        message=message,
        today=today,
    )
