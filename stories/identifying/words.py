"""A text as words that know where they stand."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from community.lib.geo import fold

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_SENTENCE: Final = re.compile(r"[^.!?\n]+")
_FEWEST_WORDS: Final = 3
_ONE_IN: Final = 60
_ENDS: Final = frozenset(".!?…:\n\r•*–—|")
QUOTES: Final = frozenset('"“„«»‚‘‹›¿¡')
_OPENS: Final = frozenset("\"'“”„«»‘’‚‹›([¿¡- \t\u00a0\u202f")


@dataclass(slots=True)
class Word:
    """A word or a number. `first`: it begins a sentence, so that its capital says nothing."""

    text: str
    start: int
    end: int
    key: str
    first: bool
    gap: str  # what stands between the word before and this one

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals only, and longer than an initial."""
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True)
class Text:
    """A text and its words."""

    raw: str

    @cached_property
    def words(self) -> list[Word]:
        """In order."""
        words: list[Word] = []
        keys: dict[str, str] = {}
        before = 0
        for match in _WORD.finditer(self.raw):
            word = match.group()
            if (key := keys.get(word)) is None:
                key = keys[word] = fold(word).replace(" ", "-")
            gap = self.raw[before : match.start()]
            words.append(Word(word, match.start(), match.end(), key, _begins(gap, words), gap))
            before = match.end()
        return words

    @cached_property
    def small(self) -> bool:
        """Whether capitals say nothing, because hardly any is written amid a sentence."""
        inner = [word for word in self.words if not word.first and word.text.isalpha()]
        large = sum(word.capital and len(word.text) > 1 for word in inner)
        return len(inner) > _FEWEST_WORDS and large * _ONE_IN < len(inner)

    @cached_property
    def calm(self) -> "Text":
        """The same text with small letters where whole sentences are shouted, sign for sign."""
        quiet = _SENTENCE.sub(lambda match: _quiet(match.group()), self.raw)
        return self if quiet == self.raw else Text(quiet)

    @cached_property
    def shouting(self) -> bool:
        """Whether capitals say nothing, because most of the text is written in them."""
        long = [word for word in self.words if len(word.text) > 3 and word.text.isalpha()]
        return len(long) > 3 and sum(word.text.isupper() for word in long) * 2 > len(long)


def _quiet(sentence: str) -> str:
    long = [word for word in sentence.split() if len(word) > 3]
    if len(long) < _FEWEST_WORDS or sum(word.isupper() for word in long) * 2 <= len(long):
        return sentence
    return "".join(low if len(low := char.lower()) == 1 else char for char in sentence)


def _begins(gap: str, words: list[Word]) -> bool:
    """Whether a sentence begins after that gap. A dot after one letter or "Dr" ends none."""
    if not words:
        return True
    if not QUOTES.isdisjoint(gap):
        return True
    sign = next((char for char in reversed(gap) if char not in _OPENS), "")
    if sign == "." and gap.strip() == "." and (len(words[-1].text) == 1 or _is_short(words[-1])):
        return False
    return sign in _ENDS if sign else False


def _is_short(word: Word) -> bool:
    return word.key in _ABBREVIATIONS


_ABBREVIATIONS: Final = frozenset(
    """dr dra prof mr mrs ms sr sra srta dott dssa ssa sig sigra rev st ste hr fr mme mlle me pr
    med ing don dna avv univ dipl psych str no nr tel bzw""".split()
)
