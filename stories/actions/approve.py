"""Approve: the author's yes to the exact page."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.lib.canonical import digest
from stories.actions.content import is_endorsed, latest_content, latest_version
from stories.actions.ledger import record
from stories.actions.pace import keep_pace
from stories.actions.refusals import MayNotBeShown, NotNow, NotWhatWasSeen
from stories.choices import Detail
from stories.consent import Purpose
from stories.document import Content, Shown, write_document
from stories.vault.models import Approval, State, Submission
from stories.vault.safe import Safe

SHOWS = {
    Detail.NAME: Purpose.SHOW_NAME,
    Detail.COUNTRY: Purpose.SHOW_COUNTRY,
    Detail.REGION: Purpose.SHOW_REGION,
    Detail.SETTING: Purpose.SHOW_SETTING,
    Detail.YEARS: Purpose.SHOW_YEARS,
}


def approve(
    *,
    submission_id: UUID,
    shown: Iterable[str],
    seen_hash: str,
    language: str,
    today: date,
    pace: dict[str, Any] | None = None,
) -> Submission:
    """Law: the author says yes to exactly the page in view, named by its hash.

    Raises NotWhatWasSeen when the page would differ from the one that was seen, MayNotBeShown for
    a detail that is not there or may not be shown, NotNow when nothing is offered, or when
    moderators are missing who have to agree first.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state != State.OFFERED or not is_endorsed(submission):
            raise NotNow
        safe = Safe.of(submission.id)
        chosen = Shown.of(shown)
        content = latest_content(submission, safe)
        if not chosen.is_less_than(Shown.of(content.available())):
            raise MayNotBeShown
        document = write_document(submission.reference, content, chosen)
        if digest(document) != seen_hash:
            raise NotWhatWasSeen
        keep_approval(submission, document, today)
        agreed = _agreed_to(content, chosen)
        for purpose, choice in agreed.items():
            record(submission, safe, purpose=purpose, choice=choice, language=language, today=today)
        safe.put(submission, "shown", chosen.names())
        if pace is not None:
            keep_pace(submission, safe, pace, language=language, today=today)
        submission.edition += 1
        submission.move(State.APPROVED, today=today)
        submission.save()
    return submission


def keep_approval(submission: Submission, document: str, today: date) -> Approval:
    """The approval of this document; raises NotNow when no moderator endorsed its version.

    Call it inside the action's transaction, once the author has said yes.
    """
    version = latest_version(submission)
    endorsement = version.endorsements.order_by("pk").last() if version else None
    if endorsement is None:
        raise NotNow
    approval, _ = Approval.objects.get_or_create(
        document_hash=digest(document),
        defaults={
            "submission": submission,
            "decided_by": endorsement.moderator,
            "decided_on": endorsement.given_on,
            "author_agreed_on": today,
        },
    )
    return approval


def forget_replaced(submission: Submission, document: str) -> None:
    """Law: only this document, with its translations, stays approved: the database refuses others.

    Call it once no public row stands on an earlier one.
    """
    own = submission.approvals.filter(translation__isnull=True)
    own.exclude(document_hash=digest(document)).delete()


def _agreed_to(content: Content, chosen: Shown) -> dict[Purpose, str]:
    """What a yes to the page in view says, purpose by purpose."""
    return {Purpose.PUBLISH: "yes"} | {
        SHOWS[detail]: chosen.said(detail) for detail in content.available()
    }
