"""What is known of single words: of the language, of lists of names, of where they stand."""

from functools import lru_cache
from typing import Final

from stories.identifying.gazetteer import town_named
from stories.identifying.lists import both, common_words, family_names, given_names, known_words
from stories.identifying.rules import Rules, rules_of
from stories.identifying.words import Text, Word

# After these an English word is cut, not a name: "Don't", "I'll".
_CUT: Final = frozenset(["t", "ll", "re", "ve", "m", "d"])
_SHORT: Final = frozenset("ali ann anna eva jan jo kim lea leo max mia sue tom tim ute udo".split())
_FEWEST_LETTERS: Final = 3
_UNHEARD: Final = 4  # letters
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_OWNER: Final = 4  # letters of "mias", which may be somebody's
_BETWEEN: Final = ("", "s", "es", "n", "en", "er", "e")


class Knowing:
    """One text, and what is known of its words. `nouns`: every noun has a capital."""

    def __init__(self, text: Text, language: str) -> None:
        self.text, self.words = text, text.words
        self.rules: Rules = rules_of(language)
        self.nouns = self.rules.language == "de"
        self.known = known_words(self.rules.language)
        self.common = common_words(self.rules.language)
        small = frozenset(self.rules.lists["small"]) - given_names()
        self.never = self.rules.names["not_names"] | small | self._medical()
        self.particles = self.rules.names["particles"]

    def _medical(self) -> frozenset[str]:
        """Words of this text that look like a medicine or an illness, and are on no list."""
        starts, ends = (tuple(self.rules.names[f"medical_{part}"]) for part in ("starts", "ends"))
        return frozenset(
            word.key
            for word in self.words
            if (word.key.startswith(starts) or word.key.endswith(ends))
            and not (self.is_listed(word) or town_named(word.key))
        )

    def knows(self, word: Word) -> bool:
        """Whether it is a word of the language; parts of a compound count, and German ones."""
        if word.key in self.known or word.key in self.never:
            return True
        if "-" in word.key:
            parts = word.key.split("-")
            return all(part in self.known or part in self.never or len(part) < 3 for part in parts)
        return self.nouns and is_compound(word.key, self.known)

    def is_listed(self, word: Word) -> bool:
        """Whether it stands on a list of names."""
        parts = (word.key, *word.key.split("-")) if "-" in word.key else (word.key,)
        return any(part in given_names() or part in family_names() for part in parts)

    def is_lower_name(self, word: Word) -> bool:
        """A name typed without its capital: one that is no word of the languages here."""
        short = len(word.text) < (_FEWEST_LETTERS if self.text.small else _UNHEARD)
        if word.text[0].isupper() or (short and word.key not in _SHORT):
            return False
        if "-" in word.key:  # "marie-claire"
            return all(part in given_names() for part in word.key.split("-"))
        return self.is_given_alone(word.key) or (
            # "paddys mam": the sign between is left out.
            word.key.endswith("s")
            and len(word.key) > _OWNER
            and self.is_given_alone(word.key[:-1])
            and word.key not in self.known
        )

    def is_given_alone(self, key: str) -> bool:
        """Whether it is a given name and no word of the language."""
        word_too = key in self.known or key in both(self.rules.language)
        return key in given_names() and not word_too

    def is_typed_together(self, word: Word) -> bool:
        """Whether it is two words without the sign between: "didnt", "shouldve"."""
        return self.rules.language == "en" and word.key.endswith(("nt", "ve", "ll", "re", "id"))

    def is_unheard(self, word: Word) -> bool:
        """Whether nobody uses such a word, nor one a slip away from it, in a text without capitals.

        Whoever writes small on a phone writes names so too; and slips, which are no names.
        """
        if not self.text.small or word.text[0].isupper() or len(word.text) < _UNHEARD:
            return False
        if self.is_word_here(word) or self.is_typed_together(word):
            return False
        if "-" in word.text:  # "shu-fen"
            parts = word.key.split("-")
            return not any(part in self.known or part in self.never for part in parts)
        if word.key in both(self.rules.language):
            # "Will you hope for grace?" is a sentence that had no need of a second capital.
            return not self.words[0].capital
        return self.is_listed(word) or not is_slip(word.key, self.rules.language)

    def is_word_here(self, word: Word) -> bool:
        """Whether it is a word, and no family name that only looks put together: "hoffmann"."""
        return self.knows(word) and (word.key in self.known or word.key not in family_names())

    def is_rarely_else(self, word: Word) -> bool:
        """Whether it is a name of the lists or no word at all, in a text without capitals."""
        named = self.is_listed(word) or not self.knows(word)
        return self.text.small and named and word.key not in self.common

    def is_odd(self, word: Word) -> bool:
        """Whether a word that is rare writes itself with a capital for no reason."""
        return not self.nouns and not word.first

    def is_cut(self, at: int) -> bool:
        """Whether it is the first part of a shortened word: "Don't", "I'll"."""
        if at + 1 >= len(self.words):
            return False
        following = self.words[at + 1]
        return following.gap in ("'", "’") and following.key in _CUT

    def after_given(self, at: int) -> bool:
        """Whether a given name stands right before."""
        before = self.words[at - 1] if at else None
        return before is not None and self.words[at].gap == " " and before.key in given_names()


@lru_cache(maxsize=4096)
def is_slip(key: str, language: str) -> bool:
    """Whether one letter more, less, other or swapped makes it a word of the language."""
    known = known_words(language)
    cuts = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    for left, right in cuts:
        if right and left + right[1:] in known:
            return True
        if len(right) > 1 and left + right[1] + right[0] + right[2:] in known:
            return True
        for letter in _LETTERS:
            if left + letter + right in known or (right and left + letter + right[1:] in known):
                return True
    return any(key[:at] in known and key[at:] in known for at in range(2, len(key) - 1))


def is_compound(key: str, known: frozenset[str]) -> bool:
    """Whether a German word is made of two that are known, as "Stationszimmer" is."""
    for cut in range(_FEWEST_LETTERS, len(key) - _FEWEST_LETTERS + 1):
        last = key[cut:]
        if last not in known and (len(last) < 5 or last.rstrip("nes") not in known):
            continue
        first = key[:cut]
        for between in _BETWEEN:
            stem = first.removesuffix(between)
            if (
                first.endswith(between)
                and len(stem) >= _FEWEST_LETTERS
                and (
                    stem in known
                    or f"{stem}e" in known
                    or (stem.endswith("ier") and f"{stem}en" in known)  # "Isolierzimmer"
                    or (len(stem) > 8 and is_compound(stem, known))
                )
            ):
                return True
    return False
