"""Whether two people mean the same organisation, and whether a text names one.

Names are compared word by word without case, accents and punctuation; `*` stands for any letters.
The shorter name may be a part of the longer one, so “Caritas” meets “Caritas Wien e. V.”. What is
not seen: short forms (“NHS”), other languages, spelling mistakes. Where in doubt it says yes:
whoever is kept away for nothing has lost little.
"""

import re
from collections.abc import Sequence
from typing import Final

from community.lib.geo import fold

ANY: Final = "*"
# A shorter word alone would meet half the organisations of a country, or every page of text.
SHORTEST: Final = 3


def same_organisation(named: str, own: str) -> bool:
    """Whether `named`, which may hold `*`, and `own` can be the same, or a part of the other."""
    pattern, words = _pattern(named), _words(own)
    return _stands_in(pattern, words) or _stands_in([re.escape(word) for word in words], pattern)


def is_named_in(own: str, text: str) -> bool:
    """Whether the text names this organisation: all its words, in a row."""
    name = fold(own)
    return len(name) >= SHORTEST and f" {name} " in f" {fold(text)} "


def _words(name: str) -> list[str]:
    return fold(name).split()


def _pattern(named: str) -> list[str]:
    """Each word as a regular expression; a word of stars alone stands for one whole word."""
    words = [".*".join(map(fold, word.split(ANY))) for word in named.split()]
    found = [part for word in words for part in _apart(word)]
    return found if len("".join(found).replace(".*", "")) >= SHORTEST else []


def _apart(word: str) -> list[str]:
    """“st.” is one word and “e.V.” two, as for a name without stars."""
    return [word] if ".*" in word else fold(word).split()


def _stands_in(pattern: Sequence[str], words: Sequence[str]) -> bool:
    size = len(pattern)
    if not size or len("".join(pattern)) < SHORTEST:
        return False
    starts = range(len(words) - size + 1)
    return any(_same(pattern, words[start : start + size]) for start in starts)


def _same(pattern: Sequence[str], words: Sequence[str]) -> bool:
    return all(
        re.fullmatch(one, other) or one == other for one, other in zip(pattern, words, strict=True)
    )
