"""A text as sentences with their places in it. Pure: no database.

A quote is a reference and a range of characters, never a copied text. Authors who say yes to
quoting agree to “a few sentences” (`stories/wordings`, purpose `quote`), so a quote is cut there.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

FEW: Final = 6  # sentences of one story
MOST_LETTERS: Final = 900
OPENING_SENTENCES: Final = 3
OPENING_LETTERS: Final = 400
LEFT_OUT: Final = " […] "

# A sentence ends with its sign and what closes behind it, before a space or a line's end.
# Possessive throughout: a page of nothing but dots is read once and not once for each dot.
_SENTENCE: Final = re.compile(
    r"""(?=\S) (?: [^.!?…\n]++ | [.!?…]++ (?! ["'”’»“)\]]*+ (?:\s|$) ) )*+
        (?: [.!?…]++ ["'”’»“)\]]*+ )?""",
    re.MULTILINE | re.VERBOSE,
)
# Four signs of a digest tell that a text was changed, and tell nothing about a text.
_CHECK: Final = 4


@dataclass(frozen=True, order=True)
class Sentence:
    """Where a sentence begins and ends in a text, and in which of its lines it stands."""

    start: int
    end: int
    line: int = 0

    def of(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]


def sentences(text: str) -> list[Sentence]:
    """Every sentence, in order; a line of a poem is one as well."""
    return [
        Sentence(found.start(), found.end(), text.count("\n", 0, found.start()))
        for found in _SENTENCE.finditer(text)
    ]


def check_of(text: str) -> str:
    """A mark that changes when the text does, so that no range points into other words."""
    return hashlib.sha256(text.encode()).hexdigest()[:_CHECK]


def opening(text: str) -> list[Sentence]:
    """The first sentences, as many as stand well at the head of a text; always one if any."""
    return _within(sentences(text), OPENING_SENTENCES, OPENING_LETTERS)


def a_few(chosen: Iterable[Sentence]) -> list[Sentence]:
    """In the order of the text, each once, and no more than its author agreed to."""
    return _within(sorted(set(chosen)), FEW, MOST_LETTERS)


def _within(found: Sequence[Sentence], most: int, letters: int) -> list[Sentence]:
    kept: list[Sentence] = []
    for sentence in found[:most]:
        if (
            kept
            and sum(one.end - one.start for one in kept) + sentence.end - sentence.start > letters
        ):
            break
        kept.append(sentence)
    return kept


def quoted(text: str, chosen: Sequence[Sentence]) -> str:
    """The words of these sentences, with a mark wherever something is left out between them.

    One sentence that is longer than all that may be quoted is cut at a word.
    """
    every = sentences(text)
    said = ""
    for number, sentence in enumerate(chosen):
        if number:
            follows = every.index(sentence) == every.index(chosen[number - 1]) + 1
            said += " " if follows else LEFT_OUT
        said += " ".join(sentence.of(text).split())
    if len(said) <= MOST_LETTERS + len(LEFT_OUT) * FEW:
        return said
    return said[:MOST_LETTERS].rsplit(" ", 1)[0] + " …"
