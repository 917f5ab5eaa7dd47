"""Agree: an author's word on a translation of their story."""

from datetime import date
from uuid import UUID

from django.db import transaction

from community.lib.canonical import digest, tidy
from community.lib.receipts import holds_code
from stories.actions.ledger import record, said
from stories.actions.refusals import HoldsCode, NotNow, NotWhatWasSeen
from stories.actions.translating.follow import forget_replaced_translation
from stories.actions.translating.leave import end_yes_to_translations
from stories.actions.translating.wording import (
    NO,
    YES,
    is_of_these_words,
    public_original,
    the_translation,
    translated_document,
)
from stories.consent import Purpose
from stories.ledger import about_translation
from stories.models import Story
from stories.vault.models import Approval, Stage, Submission, Translation
from stories.vault.models.translation import MAY_BE_WRITTEN
from stories.vault.safe import Safe


def say_whether_read(
    *, submission_id: UUID, translated: str, reads: bool, language: str, today: date
) -> Translation:
    """“I can read this”, or “I cannot”: then it is published under `translate` once checked.

    It may be said before anything is finished, and said otherwise until there is a yes. One that
    was refused begins anew. Raises NotNow where nothing is begun, or a yes was given.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        story, safe = public_original(submission), Safe.of(submission.id)
        translation = the_translation(submission, translated)
        if translation.stage == Stage.REFUSED:
            translation.move(Stage.WRITING, today=today)
        if translation.stage not in MAY_BE_WRITTEN:
            raise NotNow
        safe.put(translation, "reads", YES if reads else NO)
        translation.save()
        end_yes_to_translations(submission, safe, language=language, today=today, only=translated)
        if not reads:
            _record_yes(submission, safe, Purpose.TRANSLATE, translated, language, today)
            if translation.stage == Stage.ASKED:
                approve_unread(submission, safe, translation, story, today=today)
    return translation


def agree_to_translation(
    *, submission_id: UUID, translated: str, seen_hash: str, language: str, today: date
) -> Translation:
    """Law: the author says yes to exactly the page in view, named by its hash.

    Raises NotWhatWasSeen when it would differ, NotNow when nothing was checked for them.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        story, safe = public_original(submission), Safe.of(submission.id)
        translation = the_translation(submission, translated)
        if translation.stage != Stage.ASKED:
            raise NotNow
        document = translated_document(translation, safe, story.document, author_read=True)
        if digest(document) != seen_hash:
            raise NotWhatWasSeen
        safe.put(translation, "reads", YES)
        end_yes_to_translations(submission, safe, language=language, today=today, only=translated)
        _record_yes(submission, safe, Purpose.PUBLISH, translated, language, today)
        _approve(submission, safe, translation, story, agreed_on=today, today=today)
    return translation


def wish_for_translation(
    *, submission_id: UUID, translated: str, body: str, today: date
) -> Translation:
    """What its author wants to be said differently: it goes back to be written at."""
    body = tidy(body).strip()
    if holds_code(body):
        raise HoldsCode
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        public_original(submission)
        safe = Safe.of(submission.id)
        translation = the_translation(submission, translated)
        if translation.stage != Stage.ASKED:
            raise NotNow
        safe.put(translation, "remark", body)
        safe.put(translation, "reads", YES)
        translation.checked_by, translation.checked_on = None, None
        translation.edition += 1
        translation.move(Stage.WRITING, today=today)
        translation.save()
    return translation


def approve_unread(
    submission: Submission, safe: Safe, translation: Translation, story: Story, *, today: date
) -> None:
    """Both agreed: the checker to these words, their author to what they cannot read."""
    name = about_translation(Purpose.TRANSLATE, translation.language)
    standing = said(submission, safe).get(name)
    if standing is not None and standing.is_yes:
        _approve(submission, safe, translation, story, agreed_on=standing.day, today=today)


def _approve(
    submission: Submission,
    safe: Safe,
    translation: Translation,
    story: Story,
    *,
    agreed_on: date,
    today: date,
) -> None:
    if translation.checked_by_id is None or translation.checked_on is None:
        raise NotNow
    if not is_of_these_words(translation, safe, story.document):
        raise NotNow
    document = translated_document(translation, safe, story.document)
    Approval.objects.get_or_create(
        document_hash=digest(document),
        defaults={
            "submission": submission,
            "translation": translation,
            "decided_by_id": translation.checked_by_id,
            "decided_on": translation.checked_on,
            "author_agreed_on": agreed_on,
        },
    )
    forget_replaced_translation(translation, document)
    translation.move(Stage.APPROVED, today=today)
    translation.save()


def _record_yes(
    submission: Submission,
    safe: Safe,
    purpose: Purpose,
    translated: str,
    language: str,
    today: date,
) -> None:
    record(
        submission,
        safe,
        purpose=purpose,
        choice="yes",
        language=language,
        today=today,
        translation=translated,
    )
