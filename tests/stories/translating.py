"""Translations in every stage, made by the real actions, for tests."""

from datetime import date
from typing import Any

from community.lib.canonical import digest
from community.models import User
from stories.actions.switch import switch
from stories.actions.translating.agree import agree_to_translation, say_whether_read
from stories.actions.translating.check import confirm_translation
from stories.actions.translating.draft import draft_translation
from stories.actions.translating.publish import publish_translations_due
from stories.actions.translating.wording import translated_document
from stories.consent import Purpose
from stories.models import Story, StoryTranslation
from stories.vault.models import Translation
from tests.stories.telling import DAY, Told, a_moderator, tell

GERMAN = {
    "title": "Die Nacht, in der die Tür offen blieb",
    "happened": "Sie banden mich ans Bett.\n\nStundenlang kam niemand.",
    "helped": "Eine Pflegerin, die bei mir saß.",
}


def told_to_translate(shown: list[str] | None = None, **answers: Any) -> Told:
    """A public story whose author lets it be translated."""
    told = tell("published", shown=shown, **answers)
    turn(told, on=True)
    return told


def turn(told: Told, *, on: bool, today: date = DAY) -> None:
    switch(submission_id=told.id, purpose=Purpose.TRANSLATE, on=on, language="en", today=today)


def translation_of(told: Told, translated: str = "de") -> Translation:
    return Translation.objects.get(submission_id=told.id, language=translated)


def edition_of(told: Told, translated: str = "de") -> int:
    found = Translation.objects.filter(submission_id=told.id, language=translated).first()
    return found.edition if found else 0


def write_it(told: Told, by: User | None = None, done: bool = True, **texts: str) -> Translation:
    return draft_translation(
        submission_id=told.id,
        moderator=by or a_moderator("writer"),
        translated="de",
        texts=GERMAN | texts,
        edition=edition_of(told),
        done=done,
        today=DAY,
    )


def check_it(told: Told, by: User | None = None) -> Translation:
    return confirm_translation(
        submission_id=told.id,
        moderator=by or a_moderator("checker"),
        translated="de",
        edition=edition_of(told),
        today=DAY,
    )


def answer_it(told: Told, *, reads: bool, today: date = DAY) -> Translation:
    return say_whether_read(
        submission_id=told.id, translated="de", reads=reads, language="en", today=today
    )


def seen_hash(told: Told) -> str:
    """The hash of the page that its author would see."""
    story = Story.objects.get(reference=told.submission.reference)
    translation = translation_of(told)
    return digest(translated_document(translation, told.safe(), story.document, author_read=True))


def agree_to_it(told: Told, today: date = DAY) -> Translation:
    return agree_to_translation(
        submission_id=told.id,
        translated="de",
        seen_hash=seen_hash(told),
        language="en",
        today=today,
    )


def public_in_german(told: Told | None = None, *, reads: bool = True, **answers: Any) -> Told:
    """A public story with a public translation."""
    texts = answers if told else {}
    told = told or told_to_translate(**answers)
    write_it(told, **texts)
    check_it(told)
    if reads:
        agree_to_it(told)
    else:
        answer_it(told, reads=False)
    publish_translations_due(today=DAY, everything=True)
    assert row_of(told) is not None
    return told


def row_of(told: Told) -> StoryTranslation | None:
    return StoryTranslation.objects.filter(story__reference=told.submission.reference).first()
