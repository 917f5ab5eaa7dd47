"""Publish translations whose cooling-off is over, beside the story that is public already."""

import logging
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from community.lib.canonical import digest
from community.lib.crypto import Unreadable
from community.models import AuditEvent, Verb
from stories.actions.refusals import NotNow
from stories.actions.translating.rows import put_row
from stories.actions.translating.wording import public_original, translated_document
from stories.vault.models import Stage, Submission, Translation
from stories.vault.safe import Safe

log = logging.getLogger("community.publish")


def translation_cool_on(translation: Translation, safe: Safe) -> date:
    """The first day on which it may be public: its author's time to think, as for the story."""
    pace = safe.get(translation.submission, "pace", {})
    days = settings.PERIODS["COOLING_OFF_DAYS"] + int(pace.get("extra_days", 0))
    return translation.stage_since + timedelta(days=days)


def publish_translations_due(*, today: date, everything: bool = False) -> int:
    """Publish each that is due; how many. `everything` does without the cooling-off."""
    due = Translation.objects.filter(stage=Stage.APPROVED).order_by("pk")
    rows = list(due.values_list("submission_id", "language"))
    return sum(_publish(*row, today=today, everything=everything) for row in rows)


def _publish(submission_id: UUID, language: str, *, today: date, everything: bool) -> bool:
    """One that cannot be published keeps no other from it."""
    try:
        with transaction.atomic():
            submission = Submission.objects.locked(submission_id)
            translation = submission.translations.get(language=language, stage=Stage.APPROVED)
            safe = Safe.of(submission.id)
            if not everything and today < translation_cool_on(translation, safe):
                return False
            _put_up(submission, safe, translation, today)
    except (Submission.DoesNotExist, Translation.DoesNotExist, NotNow):
        return False
    except Unreadable:
        log.error("a translation is approved and cannot be opened")
        return False
    return True


def _put_up(submission: Submission, safe: Safe, translation: Translation, today: date) -> None:
    story = public_original(submission)
    document = translated_document(translation, safe, story.document)
    if not translation.approvals.filter(document_hash=digest(document)).exists():
        log.error("story %s: a translation is approved but its text is not", submission.reference)
        raise NotNow
    put_row(story, document)
    translation.move(Stage.PUBLIC, today=today)
    translation.save()
    AuditEvent.record(verb=Verb.TRANSLATION_UP, subject=submission.id, reason=translation.language)
