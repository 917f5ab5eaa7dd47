"""How easy a page is to read, by the measure that fits its language.

LIX (C. H. Björnsson, Läsbarhet, 1968): words a sentence, plus words of more than six letters in a
hundred. It needs no syllables and so fits several languages; under 30 is a book for children, 40 an
easy newspaper, 60 a law.

French has its own: L. Kandel and A. Moles (Application de l'indice de Flesch à la langue française,
1958) set Flesch's two weights anew, because a French word has more syllables than an English one
for the same effort. 100 is very easy, 70 easy, 30 a law. LIX misses what makes French hard, as its
long words are often easy and its short ones seldom stand alone.
"""

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

# LIX from which a page is called hard. German writes words together and counts higher.
HARD: Final = {"de": 45}
HARD_ELSEWHERE: Final = 40
LONG_WORD: Final = 6  # letters
# Kandel and Moles, under which a page is called hard.
EASY_FRENCH: Final = 70
FEWEST_WORDS: Final = 30
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE: Final = re.compile(r"[.!?:](?:\s|$)|\n")
_VOWELS: Final = re.compile(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+")
# An "e" at the end, also before "s" and "nt", is not spoken: "rencontre", "portes", "parlent".
_SILENT: Final = re.compile(r"[^aeiouyéèêëâàîïôùûœæ](?:e|es|ent)$")


@dataclass(frozen=True)
class Ease:
    """Whether a text is hard, and that in words."""

    hard: bool
    said: str


def ease(text: str, language: str) -> Ease:
    """By the measure of the language; a few words are never hard."""
    enough = len(_WORD.findall(text)) >= FEWEST_WORDS
    if language == "fr":
        score = max(round(kandel_moles(text)), 0)
        said = _(
            "This page is hard to read (%(score)d of 100; over %(easy)d is easy). Shorter "
            "sentences and shorter words help."
        )
        return Ease(enough and score < EASY_FRENCH, said % {"score": score, "easy": EASY_FRENCH})
    measured, limit = lix(text), HARD.get(language, HARD_ELSEWHERE)
    said = _(
        "This page is hard to read (%(lix)d; under %(easy)d is easy). Shorter sentences "
        "and shorter words help."
    )
    return Ease(enough and measured > limit, said % {"lix": round(measured), "easy": limit})


def lix(text: str) -> float:
    """How hard a text is; 0 for one without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    long_ones = sum(1 for word in words if len(word) > LONG_WORD)
    return len(words) / _sentences(text) + 100 * long_ones / len(words)


def kandel_moles(text: str) -> float:
    """How easy a French text is, 207 at most, which is a text without words."""
    words = _WORD.findall(text)
    if not words:
        return 207.0
    spoken = sum(syllables(word) for word in words)
    return 207 - 1.015 * len(words) / _sentences(text) - 73.6 * spoken / len(words)


def syllables(word: str) -> int:
    """Of a French word, about: its groups of vowels, without a silent one at the end."""
    small = word.casefold()
    found = len(_VOWELS.findall(small))
    return max(found - bool(found > 1 and _SILENT.search(small)), 1)


def _sentences(text: str) -> int:
    return sum(1 for part in _SENTENCE.split(text) if _WORD.search(part)) or 1
