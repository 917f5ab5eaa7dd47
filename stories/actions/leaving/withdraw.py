"""Withdraw: everything of a story goes, at once, for good, without a reason asked.

The only one of its author's ways off the page that nothing leads back from: the key goes too.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.claims.end import end_claims_about
from stories.actions.leaving.erase import Left, erase
from stories.actions.leaving.lay_tombstone import has_row, lay_tombstone
from stories.actions.publish import remove_row
from stories.actions.reports.end import end_reports_about
from stories.vault import removals
from stories.vault.models import Erasure, Submission

FINISHED_WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class Removed:
    """What the author is told: what went, what is still to do, what nobody can reach."""

    reference: str
    was_public: bool
    messages: int
    versions: int
    had_contact: bool
    backups_gone_on: date
    finished_by: date
    left: tuple[Left, ...] = ()

    @property
    def pending(self) -> bool:
        """Whether something is still to do."""
        return bool(self.left)


def withdraw(*, submission_id: UUID, today: date) -> Removed:
    """Delete the public row and the sealed one, then the key, then every trace.

    The order survives a crash at any point. Before anything commits it is written down outside
    both databases, and what is written there is carried out. The main transaction leaves an
    `Erasure` behind, and housekeeping finishes what it names. Raises Submission.DoesNotExist the
    second time.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        removed = _what_goes(submission, today)
        destroy(submission, verb=Verb.WITHDRAWN, today=today)
    left = erase(submission_id=submission_id)
    return Removed(**removed.__dict__ | {"left": left})


def _what_goes(submission: Submission, today: date) -> Removed:
    return Removed(
        reference=submission.reference,
        was_public=has_row(submission.reference),
        messages=submission.messages.count(),
        versions=submission.versions.count(),
        had_contact=submission.contact is not None,
        backups_gone_on=today + timedelta(days=settings.PERIODS["BACKUP_DAYS"]),
        finished_by=today + FINISHED_WITHIN,
    )


def destroy(submission: Submission, *, verb: Verb | None, today: date) -> None:
    """Delete it from the main database; call it inside the transaction, `erase` after it.

    Where it was public once, links stand somewhere: a tombstone answers them with 410.
    """
    submission_id = submission.id
    lay_tombstone(submission, today=today)
    remove_row(submission)
    end_claims_about(submission_id)
    end_reports_about(submission_id)
    Erasure.objects.create(submission_id=submission_id)
    if verb is not None:
        AuditEvent.record(verb=verb, subject=submission_id)
    submission.delete()
    removals.whole(submission_id)
