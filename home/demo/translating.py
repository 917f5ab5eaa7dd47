"""Example translations of a few invented stories, by the same actions as real ones."""

from datetime import date
from typing import Any, Final

from community.lib.canonical import digest
from home.demo.journey import Journey
from stories.actions.translating.agree import agree_to_translation, say_whether_read
from stories.actions.translating.check import confirm_translation
from stories.actions.translating.draft import draft_translation
from stories.actions.translating.publish import publish_translations_due
from stories.consent import Purpose
from stories.models import Story
from stories.translated import write_translation

TO_CHECK: Final = "to-check"
READ: Final = "read"


def translate(journey: Journey, day: date) -> None:
    """As far as its file says: left to be checked, or public, read by its author or not."""
    if not journey.example.translations:
        return
    journey.allow([Purpose.TRANSLATE], day)
    for example in journey.example.translations:
        _bring(journey, example, day)
    publish_translations_due(today=day, everything=True)


def _bring(journey: Journey, example: dict[str, Any], day: date) -> None:
    writer, checker = journey.moderators
    about = {
        "submission_id": journey.submission.id,
        "translated": example["language"],
        "today": day,
    }
    draft_translation(**about, moderator=writer, texts=example["texts"], edition=0, done=True)
    if example["stage"] == TO_CHECK:
        return
    confirm_translation(**about, moderator=checker, edition=1)
    said = about | {"language": journey.example.language}
    if example["stage"] != READ:
        say_whether_read(**said, reads=False)
        return
    story = Story.objects.get(reference=journey.submission.reference)
    page = write_translation(
        story.document, language=example["language"], texts=example["texts"], author_read=True
    )
    agree_to_translation(**said, seen_hash=digest(page))
