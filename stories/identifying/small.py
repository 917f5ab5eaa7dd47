"""Texts without capitals, with one before every word that may be a name: for rules that need it.

"on kestrel ward" names a ward as "on Kestrel Ward" does; "on the locked ward" names none.
"""

from functools import lru_cache

from community.lib.geo import fold
from stories.identifying.lists import common_words
from stories.identifying.rules import rules_of
from stories.identifying.words import Text

_FEWEST_LETTERS = 3


def with_capitals(text: Text, language: str) -> Text:
    """The same text, sign for sign, with a capital before each word that is not used much."""
    usual, signs = _usual(language), list(text.raw)
    for word in text.words:
        if len(word.text) >= _FEWEST_LETTERS and word.key not in usual:
            large = signs[word.start].upper()
            if len(large) == 1:
                signs[word.start] = large
    return Text("".join(signs))


@lru_cache
def _usual(language: str) -> frozenset[str]:
    """What names nothing: the words used most, and those of wards and clinics in general."""
    rules = rules_of(language)
    lists = (word for name, words in rules.lists.items() if name != "rare" for word in words)
    general = frozenset(fold(part) for word in lists for part in word.strip("*").split("_"))
    return common_words(rules.language) | rules.names["not_names"] | general
