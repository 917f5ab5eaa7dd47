"""The public rows of a story's translations, and their words in the search index.

Called by actions that hold the story's row, inside their transaction.
"""

from wagtail.search import index

from community.lib.canonical import digest
from stories.models import Story, StoryTranslation
from stories.vault.models import Submission, Translation


def index_translations(story: Story) -> None:
    """Put the words of every translation into the index, where the public may read the story."""
    for row in story.translations.all():
        index.insert_or_update_object(row)


def unindex_translations(story: Story) -> None:
    """Take them out."""
    for row in story.translations.all():
        index.remove_object(row)


def put_row(story: Story, document: str) -> StoryTranslation:
    """Add the public row with this document, already approved, or give it this one."""
    fresh = StoryTranslation(story=story, document=document, approval_id=digest(document))
    fresh.derive()
    before = story.translations.filter(language=fresh.language).first()
    if before is not None:
        fresh.pk, fresh._state.adding = before.pk, False
    fresh.save()
    index.insert_or_update_object(fresh)
    return fresh


def remove_translation_row(submission: Submission, translation: Translation) -> bool:
    """Delete the public row and its words in the index; True when there was one."""
    row = StoryTranslation.objects.filter(
        story__reference=submission.reference, language=translation.language
    ).first()
    if row is None:
        return False
    index.remove_object(row)
    row.delete()
    return True
