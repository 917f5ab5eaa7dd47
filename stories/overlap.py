"""Which sentences of a claim say more than everybody can read. Pure: no database.

Whoever wrote a story knows what its page does not show; whoever only read the page does not. So
each sentence that was told is held against both, word by word, in the form that search uses.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from community.lib.finding import SMALL
from community.lib.geo import fold
from community.lib.stems import stem, words

# Shorter words are in every text; numbers count whatever their length.
SHORTEST: Final = 3
# One word may be luck. Two different ones that a person found in the sealed text are a beginning.
TELLING: Final = 2
_SMALL: Final = frozenset().union(*SMALL.values())
_SENTENCE: Final = re.compile(r"[^.!?…\n]+[.!?…]*")


@dataclass(frozen=True)
class Sentence:
    """One sentence, and which of its words are not on the public page.

    `sealed`: words that only the sealed text holds. `elsewhere`: words that stand in neither.
    `listed`: those of the sealed words that whoever tries a short list hits, such as a month.
    """

    text: str
    sealed: tuple[str, ...]
    elsewhere: tuple[str, ...]
    listed: tuple[str, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether it says nothing that is not on the page."""
        return not self.sealed and not self.elsewhere

    @property
    def holds_sealed(self) -> bool:
        """Whether it holds a word that only the sealed text holds."""
        return bool(self.sealed)


def carries(named: Iterable[Sentence]) -> bool:
    """Whether these sentences hold enough that only the sealed text holds, all together.

    Small words, one word said again, and what stands on a short list count for nothing.
    """
    known = {
        fold(word) for sentence in named for word in sentence.sealed if word not in sentence.listed
    }
    return len(known - _SMALL) >= TELLING


def weigh(
    told: str, *, public: str, sealed: str, language: str, listed: str = ""
) -> list[Sentence]:
    """Every sentence that was told, held against what is public and what is sealed.

    `listed`: what is sealed too, and stands on a short list.
    """
    seen = _stems(public, language)
    hidden = _stems(sealed, language) - seen
    short = _stems(listed, language) - seen - hidden
    return [
        _weighed(text.strip(), seen, hidden, short, language)
        for text in _SENTENCE.findall(told)
        if text.strip()
    ]


def _stems(text: str, language: str) -> set[str]:
    return set(stem(text, language).split())


def _weighed(
    text: str, seen: set[str], hidden: set[str], short: set[str], language: str
) -> Sentence:
    known: list[str] = []
    other: list[str] = []
    listed: list[str] = []
    for word in dict.fromkeys(words(text)):
        # One word may have several: “¼” is written with two numbers.
        roots = set(stem(word, language).split()) - seen
        if not roots or (len(word) < SHORTEST and not word.isdigit()):
            continue
        (known if roots <= hidden | short else other).append(word)
        if roots <= short:
            listed.append(word)
    return Sentence(text, tuple(known), tuple(other), tuple(listed))
