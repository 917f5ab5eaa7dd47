"""What may be quoted, and which sentences somebody chose. The one door to stories here."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from home.dossier.sentences import Sentence, a_few, check_of, opening, quoted, sentences
from stories.document import VOICES
from stories.models import Story
from stories.models.story import StoryQuerySet

_FORM: Final = re.compile(
    r"([0-9A-Z]{4,8})\.(happened|helped|wish)\.(0|[1-9][0-9]{0,5})-(0|[1-9][0-9]{0,5})\.([0-9a-f]{4})"
)


def quotable(today: date) -> StoryQuerySet:
    """Public stories whose authors let anybody quote sentences in campaigns; no others, ever.

    Whoever said yes to the older words let those who run the site do it, and nobody else. The press
    is another purpose, and no dossier is made for it.
    """
    return Story.objects.public(today).quotable()


@dataclass(frozen=True)
class Passage:
    """A sentence by the story's reference and its range of characters, as an address names it."""

    reference: str
    voice: str
    start: int
    end: int
    check: str

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read one; None for whatever else the string may be."""
        found = _FORM.fullmatch(text)
        if found is None:
            return None
        reference, voice, start, end, check = found.groups()
        return cls(reference, voice, int(start), int(end), check)

    @classmethod
    def of(cls, story: Story, voice: str, sentence: Sentence) -> Self:
        """The passage that is this sentence."""
        check = check_of(story.voices[voice])
        return cls(story.reference, voice, sentence.start, sentence.end, check)

    def __str__(self) -> str:
        return f"{self.reference}.{self.voice}.{self.start}-{self.end}.{self.check}"


@dataclass(frozen=True)
class Quote:
    """Words of a story: from one of its voices."""

    voice: str
    text: str


def quotes_of(story: Story, passages: Iterable[Passage]) -> list[Quote]:
    """The chosen sentences by voice, or the opening where none was chosen, or none fits any more.

    A range counts only where it still is a whole sentence of an unchanged text.
    """
    chosen = {voice: _chosen(story, voice, passages) for voice in VOICES}
    if not any(chosen.values()):
        text = story.voices["happened"]
        return [Quote("happened", quoted(text, opening(text)))]
    left = _few_of_all(chosen)
    return [Quote(voice, quoted(story.voices[voice], found)) for voice, found in left if found]


def _few_of_all(chosen: dict[str, list[Sentence]]) -> list[tuple[str, list[Sentence]]]:
    """What may be quoted is a few sentences of the whole story, not of each voice."""
    shift = 0
    along: list[tuple[Sentence, str, Sentence]] = []
    for voice, found in chosen.items():
        for one in found:
            along.append((Sentence(one.start + shift, one.end + shift, one.line), voice, one))
        shift = along[-1][0].end + 1 if along else 0
    kept = set(a_few(place for place, _voice, _one in along))
    return [
        (voice, [one for place, of, one in along if of == voice and place in kept])
        for voice in chosen
    ]


def _chosen(story: Story, voice: str, passages: Iterable[Passage]) -> list[Sentence]:
    asked = [p for p in passages if (p.reference, p.voice) == (story.reference, voice)]
    text = story.voices.get(voice, "")
    if not asked or not text:
        return []
    check = check_of(text)
    wanted = {(p.start, p.end) for p in asked if p.check == check}
    return [one for one in sentences(text) if (one.start, one.end) in wanted]


def in_order(stories: Iterable[Story], references: Sequence[str]) -> list[Story]:
    """The stories in the order in which somebody chose them."""
    return sorted(stories, key=lambda story: references.index(story.reference))
