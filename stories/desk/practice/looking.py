"""What somebody found in a practice story, beside what a careful reader found. Pure."""

from dataclasses import dataclass

from community.lib.canonical import tidy
from stories.desk.practice.library import Kept, Mark, Practice


@dataclass(frozen=True)
class Found:
    """One mark of the careful reader, and whether its words are gone from the typed text too."""

    mark: Mark
    gone: bool


@dataclass(frozen=True)
class Looked:
    """Everything side by side: no score, and nothing that is kept."""

    found: list[Found]
    taken_too_much: list[Kept]

    @property
    def missed(self) -> list[Found]:
        """What still stands in the typed text."""
        return [one for one in self.found if not one.gone]


def look(practice: Practice, typed: str) -> Looked:
    """Whether each marked passage went, and which sentences went that could have stayed."""
    text = _plain(typed)
    return Looked(
        found=[Found(mark, _plain(mark.words) not in text) for mark in practice.marks],
        taken_too_much=[kept for kept in practice.left_alone if _plain(kept.words) not in text],
    )


def _plain(text: str) -> str:
    """Without case, and with single spaces: nobody is marked down for a line break."""
    return " ".join(tidy(text).casefold().split())
