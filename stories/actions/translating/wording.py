"""The words of a translation beside those of the public page that it is a translation of."""

from typing import Any

from stories.actions.hold import refuse_who_stepped_back
from stories.actions.refusals import NotNow
from stories.models import Story
from stories.translated import texts_of, write_translation
from stories.vault.models import State, Submission, Translation
from stories.vault.safe import Safe

YES, NO = "yes", "no"


def translated_document(
    translation: Translation, safe: Safe, original: str, *, author_read: bool | None = None
) -> str:
    """The canonical document; whether its author read it is their answer, unless it is said."""
    if author_read is None:
        author_read = safe.get(translation, "reads") == YES
    return write_translation(
        original,
        language=translation.language,
        texts=safe.get(translation, "texts", {}),
        author_read=author_read,
    )


def is_of_these_words(translation: Translation, safe: Safe, original: str) -> bool:
    """Whether it was written beside exactly these words, and none of them is missing."""
    source: dict[str, Any] = safe.get(translation, "source", {})
    texts: dict[str, Any] = safe.get(translation, "texts", {})
    return bool(source == texts_of(original) and source.keys() == texts.keys())


def public_original(submission: Submission) -> Story:
    """The public page to translate. Raises NotNow where none is, or its author allows none."""
    story = Story.objects.filter(
        reference=submission.reference, allows_translating=True, suspended=False
    ).first()
    if story is None or submission.state != State.PUBLISHED:
        raise NotNow
    return story


def may_care(submission: Submission, moderator: Any) -> None:
    """Raises MayNotRead for whoever stepped back from the story."""
    refuse_who_stepped_back(submission_id=submission.id, moderator=moderator)


def the_translation(submission: Submission, language: str) -> Translation:
    """The one in this language. Raises NotNow where none was begun."""
    found = submission.translations.filter(language=language).first()
    if found is None:
        raise NotNow
    return found
