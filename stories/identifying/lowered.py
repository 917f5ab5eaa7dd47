"""Find places without a capital: towns of the gazetteer where a place would stand."""

from typing import Final

from stories.identifying.gazetteer import is_city, is_village, town_named
from stories.identifying.lists import given_names, regions
from stories.identifying.lived import Lived
from stories.identifying.words import Text, Word

JOINS: Final = frozenset([" ", "-", "'", "’", ". ", "\u00a0"])
_AND: Final = frozenset("and und et e y o oder ou to nach bis a".split())
_FROM: Final = frozenset("from de d da von aus desde dal".split())
_TO: Final = frozenset("to a nach bis hasta vers verso".split())
THE: Final = frozenset("the la le les l el los las lo il gli der die das dem den".split())
ARTICLES: Final = {
    "la": "la",
    "alla": "la",
    "della": "la",
    "dalla": "la",
    "nella": "la",
    "le": "le",
    "au": "le",
    "du": "le",
    "les": "les",
    "aux": "les",
    "des": "les",
    "el": "el",
    "al": "el",
    "del": "el",
    "los": "los",
    "las": "las",
}
_SAINTS: Final = ("saint-", "sainte-", "sankt-", "st-", "ste-", "san-", "santa-")
_YEARS: Final = ("19", "20")
# Shorter ones are words of some language too often.
SHORTEST: Final = 3


class Lowered(Lived):
    """Looks for towns and regions that somebody typed small."""

    def __init__(self, text: Text, language: str) -> None:
        super().__init__(text, language)
        self.to = self.rules.names["to_places"]
        self.last = 0

    def is_there(self, at: int) -> bool:
        """Whether a word such as "in" or "near" stands right before."""
        before = self.words[at - 1] if at else None
        if before is None or self.words[at].gap not in JOINS:
            return False
        if before.key in THE and at > 1 and self.words[at - 1].gap == " ":
            return self.words[at - 2].key in self.rules.names["only_to_places"]
        return before.key in self.to or (self.last > 1 and self.last == at - 1 and self.joins(at))

    def joins(self, at: int) -> bool:
        """Whether "and" stands between the place before and this word."""
        return self.words[at - 1].key in _AND

    def strictly_there(self, at: int) -> bool:
        """Whether what stands before is followed by hardly anything but a place."""
        if not self.is_there(at):
            return False
        before = self.words[at - 1].key
        strict = before in self.rules.names["only_to_places"] or before in THE
        return strict or self.joins(at)

    def end_of_lower_town(self, at: int) -> int:
        """The end of a town without capitals, "buenos aires" too; 0 for none."""
        key = self.words[at].key
        if key.startswith(_SAINTS) or ("-" in key and self.is_town_with_hyphens(key)):
            return at + 1
        if self.text.small and self.is_small_region(at):
            return at + 1
        if self.text.small and (self.is_from_to(at) or self.is_after_code(at)):
            return at + 1
        if self.text.small and (end := self.end_of_long_town(at)):
            return end
        if not self.is_there(at):
            return 0
        for end in (at + 3, at + 2):
            words = self.words[at:end]
            if len(words) == end - at and self.is_long_lower_town(words):
                return end
        return at + 1 if self.is_lower_town(at) else 0

    def end_of_long_town(self, at: int) -> int:
        """The end of "moose jaw": no village, no given name first, not all of it usual words."""
        if self.words[at].key in given_names() or self.words[at].key in self.rules.lists["small"]:
            return 0
        for end in (at + 3, at + 2):
            words = self.words[at:end]
            if len(words) < end - at or any(word.gap not in (" ", "-") for word in words[1:]):
                continue
            town = town_named(" ".join(word.key.replace("-", " ") for word in words))
            rare = any(word.key not in self.common for word in words)
            if rare and town is not None and town.size != "village":
                return end
        return 0

    def is_after_code(self, at: int) -> bool:
        """Whether a town stands behind its postcode."""
        word, before = self.words[at], self.words[at - 1] if at else None
        if before is None or word.gap != " " or not before.text.isdigit():
            return False
        code = len(before.text) == 5 or (len(before.text) == 4 and before.text[:2] not in _YEARS)
        return code and word.key not in self.common and town_named(word.key) is not None

    def is_long_lower_town(self, words: list[Word]) -> bool:
        """Whether these words are a town, and more than words that follow each other."""
        if words[0].key in self.rules.lists["small"] or any(w.gap not in " -" for w in words[1:]):
            return False
        key = " ".join(word.key.replace("-", " ") for word in words)
        rare = any(word.key not in self.known for word in words)
        return is_city(key) or (rare and town_named(key) is not None)

    def is_town_with_hyphens(self, key: str) -> bool:
        """Whether a town has these joined words as its name: "castrop-rauxel"."""
        unlike = any(part not in self.known for part in key.split("-"))
        return unlike and town_named(key.replace("-", " ")) is not None

    def is_small_region(self, at: int) -> bool:
        """A river or a region in a text without capitals, after "the" or "in"."""
        word, before = self.words[at], self.words[at - 1].key if at else ""
        if word.key not in regions() or word.key in self.common or word.key in given_names():
            return False
        return before in THE or before in ARTICLES or self.is_there(at)

    def is_lower_town(self, at: int) -> bool:
        """A town or region typed without its capital, right after "in"."""
        word = self.words[at]
        if word.key in regions() and self.is_there(at) and word.key not in self.known:
            return True
        if not self.is_there(at) or len(word.text) <= SHORTEST:
            return False
        if self.text.small and not self.knows(word) and word.key.endswith(self.endings or ("?",)):
            return len(word.text) > 2 * SHORTEST
        if self.text.small and self.strictly_there(at) and word.key not in self.never:
            rare = word.key not in self.common and not is_village(word.key)
            if rare and word.key not in given_names() and town_named(word.key) is not None:
                return True
        if len(word.text) <= SHORTEST + 1:
            return False
        if self.is_listed(word) and not (self.strictly_there(at) and is_city(word.key)):
            return False
        if word.key in self.known:
            rare = self.nouns and self.is_rare_town(word) and not is_village(word.key)
            return rare and self.strictly_there(at)
        return town_named(word.key.replace("-", " ")) is not None

    def is_called_so(self, word: Word) -> bool:
        """Whether a word after "river" or "village" is its name: "river wye"."""
        if self.text.small and len(word.text) >= SHORTEST and word.key not in self.common:
            return True
        if self.text.small and word.key in regions():
            return True
        return len(word.text) > SHORTEST and not self.knows(word) and not self.nouns

    def is_from_to(self, at: int) -> bool:
        """Whether the word is one of two towns that stand so: "from vigo to ourense"."""
        return self.is_way(at) or (at > 1 and self.is_way(at - 2))

    def is_way(self, at: int) -> bool:
        """Whether "from", a town, "to" and a town begin before this word; one at least no word."""
        words = self.words[max(0, at - 1) : at + 3]
        if at < 1 or len(words) < 4 or words[0].key not in _FROM or words[2].key not in _TO:
            return False
        first, second = words[1], words[3]
        if not (self.is_larger(first) and self.is_larger(second)):
            return False
        return not (self.knows(first) and self.knows(second))

    def is_larger(self, word: Word) -> bool:
        """Whether a town is called so that is no village."""
        town = len(word.text) > SHORTEST and town_named(word.key.replace("-", " ")) is not None
        return town and not is_village(word.key)
