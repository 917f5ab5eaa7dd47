"""What stands around a word and says that it is somebody's name."""

from functools import lru_cache
from typing import Final

from community.lib.geo import fold
from stories.identifying.chains import Chains
from stories.identifying.gazetteer import town_named
from stories.identifying.lists import given_names
from stories.identifying.rules import Rules
from stories.identifying.words import QUOTES, Text, Word

_AND: Final = frozenset("and und et e y".split())
_SHORTEST: Final = 3


class Clues(Chains):
    """Looks at what stands before a word and after it."""

    def __init__(self, text: Text, language: str) -> None:
        super().__init__(text, language)
        self.relatives = _keys(self.rules, "relatives")
        self.friends = _keys(self.rules, "friends")
        self.verbs = tuple(self.rules.names["verb_endings"])
        self.counts = _keys(self.rules, "months") | _keys(self.rules, "ages")

    def is_seat(self, word: Word) -> bool:
        """Whether "of" and a town follow the title, and no name: "the mayor of Pirna"."""
        return town_named(word.key) is not None and word.key not in given_names()

    def is_never(self, at: int) -> bool:
        """Whether it is nobody's name: not even a nickname, by its capital amid a sentence."""
        word = self.words[at]
        small = word.key in self.rules.lists["small"] or word.key in self.rules.titles
        return word.key in self.never and (small or not word.capital or not self.is_odd(word))

    def ends_there(self, at: int) -> bool:
        """Whether the part of the sentence ends after the word, or "and" follows."""
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        return following is None or following.gap.strip() != "" or following.key in _AND

    def is_capital(self, at: int) -> bool:
        """Whether the next word of a name stands there, "Esposti" after "Degli"."""
        return at < len(self.words) and self.words[at].capital and self.words[at].gap == " "

    def introduces_place(self, at: int) -> bool:
        """Whether what is called so is a village, not a person: "the village is called …"."""
        kinds = self.rules.names["kinds_of_place"]
        return any(word.key in kinds for word in self.words[max(0, at - 4) : at])

    def is_close(self, at: int) -> bool:
        """Whether the word says who somebody is to the writer: brother, friend."""
        return self.words[at].key in self.relatives or self.words[at].key in self.friends

    def may_follow(self, at: int) -> bool:
        """Whether the word after "brother" is his name."""
        if at >= len(self.words) or self.words[at].gap not in (" ", ", ", ": ", " (", ' "', " «"):
            return False
        word = self.words[at]
        if word.key in self.never or word.text[0].isdigit() or word.key in self.rules.titles:
            return False
        if len(word.text) == 1:
            return word.capital and self.text.raw[word.end : word.end + 1] in (".", "")
        if word.capital and not word.shouted and (word.gap == " " or word.key in given_names()):
            if not self.nouns or not self.knows(word) or self.is_listed(word):
                return True
            return self.words[at - 1].key in self.friends and self.ends_there(at)
        likely = word.key in given_names() and word.key not in self.common
        if at > 1 and self.words[at - 2].key in self.rules.names["my"] and not word.capital:
            likely = likely or not (self.knows(word) or self.is_cut(at) or word.key[-2:] == "nt")
        return word.gap == " " and (likely or self.is_lower_name(word))

    def does_something(self, at: int) -> bool:
        """Whether a verb follows the first word of a sentence: "Brown said", "Petit n'écoutait"."""
        verbs, small = self.rules.names["after"], self.rules.lists["small"]
        endings = tuple(self.rules.names["after_endings"])
        for word in self.words[at + 1 : at + 3]:
            if word.gap not in (" ", "'", "’"):
                return False
            if word.key not in small:
                return word.key in verbs or word.key.endswith(endings)
        return False

    def is_told_of(self, at: int) -> bool:
        """Whether the sentence goes on with who that is: "Prudence, my nurse"; or calls them."""
        after = self.words[at + 1 : at + 3]
        if not after or after[0].gap != ", ":
            return False
        if not QUOTES.isdisjoint(self.words[at].gap) or not self.nouns:  # "Rosa, come here"
            return True
        who = after[-1] if after[0].key in self.rules.names["whose"] else after[0]
        return who.key in self.friends or who.key in self.relatives

    def is_owner(self, at: int) -> bool:
        """Whether it is a name with the sign left out: "paddys mam"."""
        name, following = self.words[at].key.removesuffix("s"), self.words[at + 1 : at + 2]
        if not following or following[0].gap != " " or name == self.words[at].key:
            return False
        close = following[0].key in self.relatives or following[0].key in self.friends
        return close and name in given_names() and name not in self.common

    def is_told_as_place(self, at: int) -> bool:
        """Whether the sentence goes on with what place it is: "Guillotière, my quarter"."""
        after = self.words[at : at + 2]
        if len(after) < 2 or after[0].gap != ", ":
            return False
        return (
            after[0].key in self.rules.names["whose"]
            and after[1].key in self.rules.names["kinds_of_place"]
        )

    def is_person_here(self, at: int) -> bool:
        """Whether people alone are spoken of so: "I met …", "la Vane", "von …"."""
        before = self.words[max(0, at - 2) : at]
        if not before or self.words[at].gap != " ":
            return False
        if before[-1].key in self.rules.names["before_people"]:
            return True
        met = self.rules.names["met"]
        return (
            len(before) > 1
            and before[0].key in met
            and before[1].key in self.rules.names["to_people"]
        )

    def before_unknown(self, at: int) -> bool:
        """Whether a small word with a capital is a name here: "Li Xiuying", and not "Dr Xiu"."""
        word = self.words[at]
        small = word.capital and word.key in self.rules.lists["small"] and len(word.text) > 1
        if not small or word.shouted or not self.is_odd(word) or not self.is_capital(at + 1):
            return False
        return not self.knows(self.words[at + 1])

    def is_before_unknown(self, at: int) -> bool:
        """Whether a given name that is a word too stands before what is none: "bruna castani"."""
        word, following = self.words[at], self.words[at + 1 : at + 2]
        if not self.text.small or not following or following[0].gap != " ":
            return False
        if word.key not in given_names() or word.key in self.common or len(word.text) < _SHORTEST:
            return False
        after = following[0]
        unknown = after.text.isalpha() and not self.is_word_here(after)
        return unknown and len(after.text) > _SHORTEST and not self.is_typed_together(after)

    def is_with(self, at: int) -> bool:
        """Whether a given name without its capital, a rare word too, stands after "with"."""
        word, before = self.words[at], self.words[at - 1] if at else None
        if before is None or word.gap != " " or before.key not in self.rules.names["with"]:
            return False
        if before.key in _AND and at > 1 and self.words[at - 2].key in given_names():
            return not self.knows(word) and len(word.text) >= _SHORTEST
        rare = word.key not in self.common and len(word.text) > _SHORTEST
        return word.key in given_names() and rare and word.key not in self.counts

    def is_name_here(self, at: int) -> bool:
        """Whether a word that is also a given name is one here."""
        word = self.words[at]
        if self.nouns or word.first:
            following = self.words[at + 1] if at + 1 < len(self.words) else None
            if following is None or following.gap not in (" ", "'"):
                return False
            surname = following.capital and self.is_listed(following) and not self.nouns
            verb = following.key.endswith(tuple(self.rules.names["after_endings"]))
            return following.key in self.rules.names["after"] or surname or verb
        return True


@lru_cache
def _keys(rules: Rules, name: str) -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "-") for word in rules.lists.get(name, ()))
