"""Find places: towns of the gazetteer, and what stands where a place would stand."""

from collections.abc import Iterator
from typing import Final

from community.lib.geo import fold
from stories.identifying.gazetteer import is_city, is_village, town_named
from stories.identifying.kinds import EITHER, Hit, Kind
from stories.identifying.lists import family_names, given_names, regions
from stories.identifying.lowered import ARTICLES, JOINS, SHORTEST, Lowered
from stories.identifying.words import Text

_AND: Final = frozenset("and und et e y o oder or ou to nach bis a".split())
_MOST_WORDS: Final = 4
_BARE: Final = frozenset("in aus nach bei zwischen richtung nahe uber bis ab".split())


class Places(Lowered):
    """Looks for places in one text, with the same eyes for words and names."""

    def __init__(self, text: Text, language: str) -> None:
        super().__init__(text, language)
        self.kinds = self.rules.names["kinds_of_place"]

    def found(self) -> Iterator[Hit]:
        """Every place, from its first word to its last."""
        at = 0
        while at < len(self.words):
            end = self.end_of_place(at)
            if end:
                self.last = end
                yield self.hit_of_place(at, end)
            at = end or at + 1

    def hit_of_place(self, at: int, end: int) -> Hit:
        """From word to word: of either kind where a person may be meant as well."""
        first, last = self.words[at], self.words[end - 1]
        before = self.words[at - 1].key if at else ""
        person = self.is_listed(first) or town_named(first.key.replace("-", " ")) is None
        person = person or (self.may_be_person(at) and not is_city(first.key))
        given = first.key in given_names() and first.key not in self.kinds
        if given and end > at + 1 and not self.is_lived_in(at):
            return Hit(first.start, last.end, Kind.NAME, EITHER)
        if person and not self.is_lived_in(at) and self.is_person_here(at):
            return Hit(first.start, last.end, Kind.NAME, EITHER)
        if before in self.rules.names["either_after"] and person and not self.is_lived_in(at):
            return Hit(first.start, last.end, Kind.PLACE, EITHER)
        default = self.rules.instead[Kind.PLACE.value]
        return Hit(first.start, last.end, Kind.PLACE, "place", default)

    def end_of_place(self, at: int) -> int:
        """The end of the place that begins with this word; 0 for none."""
        word = self.words[at]
        if not word.text[0].isalpha():
            return 0
        if word.key in self.kinds and (end := self.end_after_kind(at)):
            return end
        if end := self.end_of_lived(at):
            return end
        if not word.capital:
            return self.end_of_lower_town(at)
        if self.is_after_article(at):
            return at + 1
        for end in range(min(at + _MOST_WORDS, len(self.words)), at + 1, -1):
            if self.is_long_town(at, end):
                return end
        if len(word.text) < SHORTEST or word.key in self.never or word.shouted:
            return 0
        if not self.is_town(at):
            return 0
        return self.end_of(at + 1) if not self.nouns else at + 1

    def is_town(self, at: int) -> bool:
        """Whether one word with a capital is a place here."""
        word, there = self.words[at], self.is_there(at)
        listed = town_named(word.key.replace("-", " ")) is not None
        if word.key in self.particles or self.after_initial(at):
            return False
        if word.key.replace("-", " ") in regions() and self.is_region(at):
            return True
        if self.knows(word):
            if not listed:
                return self.strictly_there(at) and (self.is_odd(word) or self.is_placelike(word))
            return there and self.means_a_place(at)
        if "-" in word.key and listed:
            return True
        if self.is_listed(word):
            likely = is_city(word.key) and not self.may_be_person(at)
            if word.key in given_names() and not self.strictly_there(at) and not likely:
                return False
            return (
                there and (listed or self.strictly_there(at)) and not self.is_given_first(word.key)
            )
        if self.introduces_place(at) and not self.introduced.isdisjoint(
            range(word.start - len(word.gap), word.start + 1)
        ):
            return True
        if there and self.may_be_person(at):
            return listed and not is_village(word.key)
        if there:
            return listed or self.strictly_there(at)
        return listed and is_city(word.key) and not self.is_second(at)

    def is_second(self, at: int) -> bool:
        """Whether a word with a capital stands right before, as in a name of two: "Li Xiuying"."""
        before = self.words[at - 1] if at else None
        return before is not None and before.capital and self.words[at].gap == " "

    def means_a_place(self, at: int) -> bool:
        """Whether a word that is also a town means it, right after "in"."""
        word = self.words[at]
        if not self.nouns:
            return not word.first and (not is_village(word.key) or word.key not in self.common)
        bare = self.words[at - 1].key in _BARE and not is_village(word.key)
        return bare or word.key not in self.common

    def is_after_article(self, at: int) -> bool:
        """Whether the article before belongs to the town: "la Rochelle", "alla Spezia"."""
        word, before = self.words[at], self.words[at - 1] if at else None
        if before is None or word.gap != " " or word.first or self.nouns:
            return False
        article = ARTICLES.get(before.key)
        if article is None or word.key in self.never or word.key in self.common:
            return False
        return town_named(f"{article} {word.key}") is not None

    def is_region(self, at: int) -> bool:
        """Whether a word that is also a region means it: with a "the" before it too."""
        word, before = self.words[at], self.words[at - 1] if at else None
        if word.key in given_names() or word.key in family_names():
            return self.is_there(at)
        article = before is not None and before.key in self.rules.names["whose"]
        return word.key not in self.common or article or self.is_there(at)

    def may_be_person(self, at: int) -> bool:
        """Whether what stands before is followed by people as often as by places: "to", "a"."""
        return self.words[at - 1].key in self.rules.names["also_to_people"] if at else False

    def after_initial(self, at: int) -> bool:
        """Whether "D." stands right before, as in front of a family name."""
        return self.words[at].gap == ". " and self.is_initial(at - 1)

    def is_given_first(self, key: str) -> bool:
        """Whether it is far more a given name than a place: only a village has it."""
        return key in given_names() and (is_village(key) or town_named(key) is None)

    def is_long_town(self, start: int, end: int) -> bool:
        """Whether these words together are a town."""
        words = self.words[start:end]
        if not words[-1].capital or any(word.gap not in JOINS for word in words[1:]):
            return False
        key = fold(self.text.raw[words[0].start : words[-1].end])
        if " " not in key:
            return False
        if self.nouns and words[0].key.endswith("en"):  # "im Bayerischen Wald"
            key = f"{words[0].key[:-1]}r {key.partition(' ')[2]}" if key not in regions() else key
        return key in regions() or (town_named(key) is not None and not all(map(self.knows, words)))

    def end_after_kind(self, at: int) -> int:
        """The end of "river Trent", "Insel Föhr", "île de Groix"."""
        end = at + 1
        while end < len(self.words) and self.words[end].key in self.particles and end < at + 3:
            end += 1
        if end >= len(self.words) or self.words[end].gap not in (*JOINS, ", ", " (", ": "):
            return 0
        word = self.words[end]
        # "Mt. Rainier", but not "in a town. A nurse": what is written out ends its sentence.
        if "." in word.gap and len(self.words[at].key) > SHORTEST:
            return 0
        if not word.capital:
            return end + 1 if self.is_called_so(word) and word.gap in JOINS else 0
        named = not self.nouns or not self.knows(word) or self.is_placelike(word)
        return self.end_of(end + 1) if named else 0


def places(text: Text, language: str) -> Iterator[Hit]:
    """Towns, regions, rivers and islands."""
    return Places(text, language).found()
