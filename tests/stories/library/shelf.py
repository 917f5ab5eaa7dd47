"""Public stories written straight on the shelf: for what many rows must prove, quickly.

The way that a story really goes is `told`; here are only its public row, its approval, its index.
"""

from typing import Any

from wagtail.search import index

from community.lib.canonical import digest
from stories.document import Content, Shown, write_document
from stories.models import Story, StoryTranslation
from stories.vault.models import Approval, Submission
from tests.stories.telling import DAY, a_moderator

EVERYTHING = Shown.of(["name", "country", "region", "setting", "years"])


def shelve(batch: int = 1, **values: Any) -> Story:
    """A public story with this content, every detail shown."""
    given = {"language": "en", "perspective": "me", "happened": "The door stayed shut."} | values
    submission = Submission.objects.create(language=given["language"])
    content = Content(**given).tidied()
    document = write_document(submission.reference, content, EVERYTHING)
    _approve(submission, document)
    story = Story(
        reference=submission.reference,
        document=document,
        approval_id=digest(document),
        batch=batch,
        quarter=DAY.replace(month=1, day=1),
    )
    story.derive()
    story.save(force_insert=True)
    story.set_topics()
    index.insert_or_update_object(story)
    return story


def translate(story: Story, language: str, **values: Any) -> StoryTranslation:
    """The story in another language."""
    submission = Submission.objects.get(reference=story.reference)
    given = {"perspective": "me", "happened": "…", "translated": True} | values
    content = Content(language=language, **given).tidied()
    document = write_document(story.reference, content, EVERYTHING).replace(
        "{", '{"author_read":false,', 1
    )
    _approve(submission, document)
    row = StoryTranslation(story=story, document=document, approval_id=digest(document))
    row.derive()
    row.save(force_insert=True)
    index.insert_or_update_object(row)
    return row


def _approve(submission: Submission, document: str) -> None:
    Approval.objects.create(
        submission=submission,
        document_hash=digest(document),
        decided_by=a_moderator(),
        decided_on=DAY,
        author_agreed_on=DAY,
    )
