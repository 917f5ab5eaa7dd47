"""Check: a second person says that a translation is right, or gives it back with a remark."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.lib.canonical import tidy
from community.lib.receipts import holds_code
from community.models import AuditEvent, Verb
from stories.actions.notify import tell_there_is_news
from stories.actions.refusals import HoldsCode, NotNow, Overtaken, SamePerson
from stories.actions.translating.agree import approve_unread
from stories.actions.translating.wording import (
    NO,
    is_of_these_words,
    may_care,
    public_original,
    the_translation,
)
from stories.vault.models import Stage, Submission, Translation
from stories.vault.safe import Safe


def confirm_translation(
    *, submission_id: UUID, moderator: Any, translated: str, edition: int, today: date
) -> Translation:
    """It is right. Its author decides next; whoever said already that they cannot read it has.

    Raises SamePerson for whoever wrote at it, Overtaken when it was changed since `edition`,
    MayNotRead for somebody who stepped back, NotNow when it does not wait to be checked, or the
    page has other words now.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        translation = _to_check(submission, moderator, translated, edition)
        story, safe = public_original(submission), Safe.of(submission.id)
        if not is_of_these_words(translation, safe, story.document):
            raise NotNow
        translation.checked_by, translation.checked_on = moderator, today
        safe.put(translation, "remark", None)
        translation.edition += 1
        translation.move(Stage.ASKED, today=today)
        translation.save()
        if safe.get(translation, "reads") == NO:
            approve_unread(submission, safe, translation, story, today=today)
        AuditEvent.record(
            verb=Verb.CHECKED, subject=submission.id, actor=moderator, reason=translated
        )
        tell_there_is_news(submission)
    return translation


def send_translation_back(
    *,
    submission_id: UUID,
    moderator: Any,
    translated: str,
    edition: int,
    remark: str,
    today: date,
) -> Translation:
    """Give it back to be written at, with a word about what is wrong. Raises as above."""
    remark = tidy(remark).strip()
    if holds_code(remark):
        raise HoldsCode
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        translation = _to_check(submission, moderator, translated, edition)
        give_back(translation, Safe.of(submission.id), remark, today=today)
        AuditEvent.record(
            verb=Verb.SENT_BACK, subject=submission.id, actor=moderator, reason=translated
        )
    return translation


def give_back(translation: Translation, safe: Safe, remark: str, *, today: date) -> None:
    """To its writer, with this remark."""
    safe.put(translation, "remark", remark)
    translation.checked_by, translation.checked_on = None, None
    translation.edition += 1
    translation.move(Stage.WRITING, today=today)
    translation.save()


def _to_check(submission: Submission, moderator: Any, translated: str, edition: int) -> Translation:
    may_care(submission, moderator)
    translation = the_translation(submission, translated)
    if translation.edition != edition:
        raise Overtaken
    if translation.stage != Stage.TO_CHECK:
        raise NotNow
    if translation.writers.filter(moderator=moderator).exists():
        raise SamePerson
    return translation
