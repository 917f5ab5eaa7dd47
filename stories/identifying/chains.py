"""How far a name goes: further names, initials, and particles such as "von" before names."""

from typing import Final

from stories.identifying.knowing import Knowing
from stories.identifying.lists import family_names, given_names

_JOINS: Final = frozenset([" ", "-", ". ", "'", "’", "\u00a0", ".", ".-", " '", " “", ' "', '" '])
_MOST_WORDS: Final = 7
_NOT_INITIALS: Final = frozenset("zb ua uu dh ie eg pt sr am pm us uk od bp bzw ph".split())
# Words of one letter that may end a sentence: "il y a."
_WORDS_OF_ONE: Final = frozenset("aeiouy")
_LETTERED: Final = frozenset(
    """vitamin vitamine vitamina plan hepatitis typ type tipo group gruppe groupe grupo gruppo
    paragraph abs art station ward unit haus block bloc""".split()
)


class Chains(Knowing):
    """From the first word of a name to its last."""

    def end_of(self, at: int) -> int:
        """The end of a name that goes on here: further names, initials, particles before names."""
        end, began = at, at
        while end < len(self.words) and end - began < _MOST_WORDS and self.goes_on(end):
            end += 1
        while end > began and self.words[end - 1].key in self.particles:
            end -= 1
        return end

    def goes_on(self, at: int) -> bool:
        """Whether this word belongs to the name before it."""
        word, before = self.words[at], self.words[at - 1]
        if word.gap not in _JOINS or word.text[0].isdigit():
            return False
        if word.gap.startswith(".") and len(before.text) > 1:
            return False
        if word.gap in ("'", "’"):
            return word.capital and len(before.text) < 3
        if word.key in self.particles:
            following = self.words[at + 1] if at + 1 < len(self.words) else None
            if following is None or following.gap not in _JOINS:
                return False
            return following.capital or (not before.capital and following.key in given_names())
        if word.key in self.never and not self.is_initial(at):
            return False
        if len(word.text) == 1:
            return word.capital
        if not word.capital:
            if before.key in self.particles and word.key in given_names():
                return True
            return self.is_lower_name(word) or (not before.capital and not self.knows(word))
        if self.nouns and word.key in self.known:
            return word.key in family_names() and word.key not in self.common
        return True

    def begins_with_particle(self, at: int) -> bool:
        """Whether a family name begins here: "Lo Presti", "Von Allmen"."""
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if following is None or following.gap != " " or not following.capital or self.nouns:
            return False
        if following.key in self.rules.titles:
            return False
        first = self.words[at].first and self.knows(following)
        return not first and following.key not in self.common and following.key not in self.never

    def end_of_initials(self, at: int) -> int:
        """The end of initials such as "J.R." or "M. K."; 0 when there are none."""
        end = at
        while end < len(self.words) and self.is_initial(end) and end < at + 3:
            if end > at and self.words[end].gap not in (".", ". ", ".-"):
                break
            end += 1
        if end - at > 1 and self.words[at].key + self.words[at + 1].key not in _NOT_INITIALS:
            return end
        following = self.words[end] if end == at + 1 and end < len(self.words) else None
        large = following and (following.capital or self.is_rarely_else(following))
        named = following and following.gap == ". " and large
        return end if named and following and self.is_listed(following) else 0

    def is_alone(self, at: int) -> bool:
        """Whether one letter with a dot stands for somebody: "K. sat there"."""
        if not self.is_initial(at) or at + 1 >= len(self.words) or self.words[at].key == "i":
            return False
        following, before = self.words[at + 1], self.words[at - 1] if at else None
        if following.gap != ". " or following.capital or following.text[0].isdigit():
            return False
        return before is None or before.key not in _LETTERED

    def is_initial(self, at: int) -> bool:
        """One capital letter with a dot; where all is small a small one that is no word."""
        word = self.words[at]
        if len(word.text) != 1 or self.text.raw[word.end : word.end + 1] != ".":
            return False
        if word.capital or not (self.text.small and word.text.isalpha()):
            return word.capital
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if word.key not in _WORDS_OF_ONE or following is None:
            return word.key not in _WORDS_OF_ONE
        short = len(following.text) == 1 and following.gap == "."
        return short or (self.is_listed(following) and not self.knows(following))
