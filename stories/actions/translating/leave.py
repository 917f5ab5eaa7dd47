"""Leave: translations go with the story's page, with the switch, or one by one."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.search import index

from community.models import AuditEvent, Verb
from stories.actions.leaving.scrub import scrub_search
from stories.actions.ledger import record, said
from stories.actions.notify import tell_there_is_news
from stories.actions.refusals import NotNow
from stories.actions.translating.rows import remove_translation_row
from stories.actions.translating.wording import may_care, the_translation
from stories.consent import FALLBACK, Purpose
from stories.ledger import about_translation
from stories.models import Story
from stories.vault import removals
from stories.vault.models import Stage, Submission, Translation
from stories.vault.models.translation import SAID_YES
from stories.vault.safe import Safe

# Who took a translation down, as the record of removals says it.
AUTHOR, DESK = "author", "desk"
CONSENTS = (Purpose.PUBLISH, Purpose.TRANSLATE)


def back_to_its_writer(translation: Translation, safe: Safe, *, today: date) -> None:
    """Nothing that was said of it holds any more: it is written, checked and answered anew."""
    translation.approvals.all().delete()
    translation.checked_by, translation.checked_on = None, None
    safe.put(translation, "reads", None)
    translation.edition += 1
    translation.move(Stage.WRITING, today=today)
    translation.save()


def take_translations_off(submission: Submission, story: Story) -> None:
    """The story leaves the page: its translations go first. What is sealed of them stays."""
    for row in story.translations.all():
        index.remove_object(row)
        row.delete()
    going = submission.translations.exclude(stage=Stage.REFUSED)
    if going:
        safe, today = Safe.of(submission.id), timezone.now().date()
        for translation in going:
            back_to_its_writer(translation, safe, today=today)


def drop_translations(submission: Submission, safe: Safe, *, language: str, today: date) -> None:
    """The switch is off: every translation is destroyed, public or not."""
    end_yes_to_translations(submission, safe, language=language, today=today)
    gone = [remove_translation_row(submission, one) for one in submission.translations.all()]
    submission.translations.all().delete()
    if gone:
        transaction.on_commit(scrub_search)


def take_down_translation(
    *,
    submission_id: UUID,
    translated: str,
    today: date,
    language: str = FALLBACK,
    moderator: Any = None,
) -> None:
    """Take one translation down, at once, by its author or by a moderator; the story stays.

    From its author it is a no to this language, and what was written is destroyed; a moderator
    gives it back to its writer, and the author is told. Raises NotNow when there is nothing to
    take down, MayNotRead for a moderator who stepped back.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        safe = Safe.of(submission.id)
        translation = the_translation(submission, translated)
        if moderator is not None:
            may_care(submission, moderator)
        allowed = SAID_YES if moderator is not None else (*SAID_YES, Stage.ASKED)
        if translation.stage not in allowed:
            raise NotNow
        if moderator is None:
            end_yes_to_translations(
                submission, safe, language=language, today=today, only=translated
            )
        by = DESK if moderator is not None else AUTHOR
        take_it_off(submission, safe, translation, today=today, by=by, language=language)
        if moderator is None:
            _refused(translation, safe, today)
            return
        tell_there_is_news(submission)
        AuditEvent.record(
            verb=Verb.TRANSLATION_DOWN, subject=submission.id, actor=moderator, reason=translated
        )


def take_it_off(
    submission: Submission,
    safe: Safe,
    translation: Translation,
    *,
    today: date,
    by: str = DESK,
    language: str = FALLBACK,
) -> None:
    """Off the page, and written down outside the databases; the caller holds the story's row."""
    if remove_translation_row(submission, translation):
        transaction.on_commit(scrub_search)
    back_to_its_writer(translation, safe, today=today)
    removals.translation(
        submission, translation=translation.language, by=by, language=language, today=today
    )


def end_yes_to_translations(
    submission: Submission,
    safe: Safe,
    *,
    language: str,
    today: date,
    by_second_code: bool = False,
    only: str = "",
) -> None:
    """The ledger says that each yes to a translation is over; or to the one in a language."""
    ledger = said(submission, safe)
    mine = [only] if only else list(submission.translations.values_list("language", flat=True))
    for translated in mine:
        for purpose in CONSENTS:
            standing = ledger.get(about_translation(purpose, translated))
            if standing is not None and standing.is_yes:
                record(
                    submission,
                    safe,
                    purpose=purpose,
                    choice="no",
                    language=language,
                    today=today,
                    by_second_code=by_second_code,
                    translation=translated,
                )


def _refused(translation: Translation, safe: Safe, today: date) -> None:
    for field in ("texts", "source", "remark"):
        safe.put(translation, field, None)
    translation.move(Stage.REFUSED, today=today)
    translation.save()
