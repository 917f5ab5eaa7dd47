"""Add content notes to a page: a care for readers, which takes effect at once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from stories.actions.approve import forget_replaced, keep_approval
from stories.actions.content import latest_version, shown_details, version_content
from stories.actions.publish import publish_again
from stories.actions.redact import add_version
from stories.actions.refusals import NotNow
from stories.choices import Note
from stories.document import write_document
from stories.vault.models import Endorsement, State, Submission
from stories.vault.safe import Safe


def add_notes(*, submission_id: UUID, notes: Iterable[str], today: date) -> Submission:
    """Put these notes before the text: an approval of its own with the new hash.

    The words stay as they were endorsed, so the endorsements go over to the new version. Raises
    NotNow when nothing is approved.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        version = latest_version(submission)
        if version is None or submission.state not in (State.APPROVED, State.PUBLISHED):
            raise NotNow
        safe = Safe.of(submission.id)
        before = version_content(version, safe)
        content = replace(before, notes=(*before.notes, *(set(notes) & set(Note.values)))).tidied()
        if content.notes == before.notes:
            return submission
        reasons = safe.get(version, "reasons", {})
        newer = add_version(submission, content, reasons=reasons, made_by=None, today=today)
        for yes in version.endorsements.order_by("pk"):
            Endorsement.objects.create(
                version=newer, moderator_id=yes.moderator_id, given_on=yes.given_on
            )
        document = write_document(submission.reference, content, shown_details(submission, safe))
        keep_approval(submission, document, today)
        publish_again(submission, document)
        forget_replaced(submission, document)
        submission.labels = list(content.notes)
        submission.edition += 1
        submission.save()
    return submission
