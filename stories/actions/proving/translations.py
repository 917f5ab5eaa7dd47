"""Prove every public translation: its words, who checked them, and what its author said."""

from collections.abc import Iterator, Mapping

from community.lib.canonical import digest
from community.lib.crypto import Unreadable
from stories.actions.ledger import said
from stories.actions.proving.derived import indexed_wrongly
from stories.actions.translating.wording import is_of_these_words, translated_document
from stories.consent import Purpose
from stories.ledger import Standing, about_translation
from stories.models import Story, StoryTranslation
from stories.vault.models import Approval, Stage, Submission, Translation
from stories.vault.safe import Safe

DERIVED = ("language", "title", "author_read")


def wrong_translations(story: Story, submission: Submission) -> Iterator[str]:
    """Whatever is wrong with the translations of this public story, each with its language."""
    rows = {row.language: row for row in story.translations.all()}
    sealed = {one.language: one for one in submission.translations.all()}
    for language, translation in sorted(sealed.items()):
        if translation.stage == Stage.PUBLIC and language not in rows:
            yield f"{language}: it is said to be public, and no public row is there"
    for language, row in sorted(rows.items()):
        wrong = _wrong_with(row, story, submission, sealed.get(language))
        yield from (f"{language}: {what}" for what in wrong)


def _wrong_with(
    row: StoryTranslation, story: Story, submission: Submission, translation: Translation | None
) -> Iterator[str]:
    yield from _not_derived(row, story)
    if translation is None or translation.stage != Stage.PUBLIC:
        yield "it is public, and nothing sealed says so"
        return
    yield from _not_approved(row, submission, translation)
    try:
        safe = Safe.of(submission.id)
        if not is_of_these_words(translation, safe, story.document):
            yield "it is not a translation of the words that stand there now"
        if translated_document(translation, safe, story.document) != row.document:
            yield "its text is not what was written and checked"
        yield from _not_said(row, said(submission, safe))
    except Unreadable:
        yield "what is sealed about it cannot be opened"


def _not_derived(row: StoryTranslation, story: Story) -> Iterator[str]:
    fresh = StoryTranslation(document=row.document)
    fresh.derive()
    for name in DERIVED:
        if getattr(row, name) != getattr(fresh, name):
            yield f"{name} is not what its text gives"
    yield from indexed_wrongly(row, hidden=story.suspended)


def _not_approved(
    row: StoryTranslation, submission: Submission, translation: Translation
) -> Iterator[str]:
    """Law: a second person checked exactly this text, and none of those who wrote it."""
    if digest(row.document) != row.approval_id:
        yield "its text is not the one of its approval"
    approval = Approval.objects.filter(document_hash=row.approval_id).first()
    if approval is None:
        yield "its approval is not there"
        return
    if (approval.submission_id, approval.translation_id) != (submission.pk, translation.pk):
        yield "its approval belongs to something else"
    if approval.decided_by_id != translation.checked_by_id:
        yield "whoever stands in its approval did not check it"
    if translation.writers.filter(moderator_id=approval.decided_by_id).exists():
        yield "whoever checked it wrote at it"


def _not_said(row: StoryTranslation, ledger: Mapping[str, Standing]) -> Iterator[str]:
    yes = Purpose.PUBLISH if row.author_read else Purpose.TRANSLATE
    for name in (Purpose.TRANSLATE.value, about_translation(yes, row.language)):
        if name not in ledger or not ledger[name].is_yes:
            yield f"its author’s last word on {name} is not yes"
