"""Draft: a moderator writes a translation beside the public page, section by section."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from community.lib.receipts import holds_code
from community.models import AuditEvent, Verb
from stories.actions.refusals import HoldsCode, Incomplete, NotNow, Overtaken
from stories.actions.translating.wording import may_care, public_original
from stories.models import Story
from stories.translated import texts_of, tidied
from stories.vault.models import Stage, Submission, Translation, TranslationWriter
from stories.vault.models.translation import MAY_BE_WRITTEN
from stories.vault.safe import Safe


def draft_translation(
    *,
    submission_id: UUID,
    moderator: Any,
    translated: str,
    texts: Mapping[str, str],
    edition: int,
    done: bool,
    today: date,
) -> Translation:
    """Keep what was written; with `done` it goes on to be checked by somebody else.

    Raises HoldsCode before anything is kept, MayNotRead for somebody who stepped back, Overtaken
    when someone else wrote since `edition`, Incomplete naming the sections that are missing for
    `done`, and NotNow when no public page allows it, or it is public already.
    """
    if any(holds_code(text) for text in texts.values()):
        raise HoldsCode
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        may_care(submission, moderator)
        story = public_original(submission)
        translation = _begun(submission, story, translated, edition, today)
        source = texts_of(story.document)
        kept = tidied(texts, sections=source)
        if done and kept.keys() != source.keys():
            raise Incomplete(*(name for name in source if name not in kept))
        _keep(translation, Safe.of(submission.id), kept, source)
        translation.move(Stage.TO_CHECK if done else Stage.WRITING, today=today)
        translation.save()
        TranslationWriter.objects.get_or_create(translation=translation, moderator=moderator)
        AuditEvent.record(
            verb=Verb.TRANSLATED, subject=submission.id, actor=moderator, reason=translated
        )
    return translation


def _begun(
    submission: Submission, story: Story, translated: str, edition: int, today: date
) -> Translation:
    """The translation as this person saw it; a new one where they saw none."""
    if translated == story.language or translated not in dict(settings.STORY_LANGUAGES):
        raise NotNow
    found = submission.translations.filter(language=translated).first()
    if found is None:
        found = Translation(submission=submission, language=translated, stage_since=today)
    if found.edition != edition:
        raise Overtaken
    if found.stage not in MAY_BE_WRITTEN:
        raise NotNow
    return found


def _keep(
    translation: Translation, safe: Safe, texts: Mapping[str, str], source: Mapping[str, str]
) -> None:
    safe.put(translation, "texts", dict(texts))
    safe.put(translation, "source", dict(source))
    translation.checked_by, translation.checked_on = None, None
    translation.edition += 1
