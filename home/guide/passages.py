"""From pasted words to the place where they stand in a story, and back to the words."""

from dataclasses import dataclass

from django.utils import timezone

from home.dossier.quotes import Passage, quotable
from home.dossier.sentences import FEW, check_of, quoted, sentences
from stories.models import Story
from stories.reading import read


@dataclass(frozen=True)
class Found:
    """A quote as a page shows it."""

    text: str
    language: str
    told_by: str
    url: str


def find_words(story: Story, words: str) -> list[Passage]:
    """The sentences that are exactly these words, one after the other; none where none are."""
    wanted = " ".join(words.split())
    for voice, text in story.voices.items():
        every = sentences(text)
        for first in range(len(every)):
            for last in range(first, min(first + FEW, len(every))):
                some = every[first : last + 1]
                if " ".join(" ".join(one.of(text).split()) for one in some) == wanted:
                    return [Passage.of(story, voice, one) for one in some]
    return []


def read_passages(text: str) -> list[Passage]:
    """The passages that a page keeps, as `" ".join(map(str, …))` wrote them; none if any is odd."""
    found = [Passage.parse(one) for one in text.split()]
    return [one for one in found if one] if all(found) else []


def words_at(passages: list[Passage]) -> Found | None:
    """What stands there now; None where it may not be quoted any more, or was changed."""
    if not passages:
        return None
    story = quotable(timezone.now().date()).filter(reference=passages[0].reference).first()
    return words_in(story, passages) if story else None


def words_in(story: Story, passages: list[Passage]) -> Found | None:
    """What stands in this story now; None where it was changed since. Asks no database."""
    text = story.voices.get(passages[0].voice, "")
    if not text or check_of(text) != passages[0].check:
        return None
    wanted = {(one.start, one.end) for one in passages}
    chosen = [one for one in sentences(text) if (one.start, one.end) in wanted]
    if len(chosen) != len(wanted):
        return None
    return Found(
        text=quoted(text, chosen),
        language=story.language,
        told_by=story.name or read(story.document).told_by,
        url=story.get_absolute_url(),
    )
