"""Follow: a page that shows less of a story, or one more note, shows so in every language."""

from community.lib.canonical import digest
from stories.actions.translating.leave import back_to_its_writer
from stories.actions.translating.rows import put_row, remove_translation_row
from stories.actions.translating.wording import is_of_these_words, translated_document
from stories.models import Story
from stories.vault.models import Approval, Stage, Submission, Translation
from stories.vault.models.translation import SAID_YES
from stories.vault.safe import Safe


def follow_the_story(submission: Submission, story: Story) -> None:
    """Law: each translation takes over the details and notes of the story's new document, with an
    approval of its own, in the same transaction. Where the words changed, it leaves the page.
    """
    safe = Safe.of(submission.id)
    agreed_on = Approval.objects.get(document_hash=story.approval_id).author_agreed_on
    for translation in submission.translations.filter(stage__in=SAID_YES):
        before = translation.approvals.order_by("pk").last()
        if before is None or not is_of_these_words(translation, safe, story.document):
            remove_translation_row(submission, translation)
            back_to_its_writer(translation, safe, today=agreed_on)
            continue
        document = translated_document(translation, safe, story.document)
        Approval.objects.get_or_create(
            document_hash=digest(document),
            defaults={
                "submission": submission,
                "translation": translation,
                "decided_by_id": before.decided_by_id,
                "decided_on": before.decided_on,
                "author_agreed_on": agreed_on,
            },
        )
        if translation.stage == Stage.PUBLIC:
            put_row(story, document)
        forget_replaced_translation(translation, document)


def forget_replaced_translation(translation: Translation, document: str) -> None:
    """Law: only this document of it stays approved."""
    translation.approvals.exclude(document_hash=digest(document)).delete()
