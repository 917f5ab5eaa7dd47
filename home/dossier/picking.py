"""A story as numbered sentences that somebody can tick."""

from collections.abc import Iterable
from dataclasses import dataclass

from home.dossier.quotes import Passage
from home.dossier.sentences import sentences
from stories.models import Story
from stories.reading import heading_of


@dataclass(frozen=True)
class Numbered:
    """One sentence with its number, as a choice."""

    number: int
    passage: str
    text: str
    ticked: bool


@dataclass(frozen=True)
class Lines:
    """One voice of the story under its heading."""

    heading: str
    sentences: list[Numbered]


def numbered(story: Story, ticked: Iterable[Passage]) -> list[Lines]:
    """All its sentences, counted through from the first to the last."""
    already = set(ticked)
    number, found = 0, []
    for voice, text in story.voices.items():
        lines = []
        for one in sentences(text):
            number += 1
            passage = Passage.of(story, voice, one)
            lines.append(Numbered(number, str(passage), one.of(text), passage in already))
        found.append(Lines(heading_of(voice, story.perspective), lines))
    return found
