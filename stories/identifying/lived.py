"""What stands right after "I come from" and "I lived in": hardly anything but a place."""

from functools import lru_cache

from stories.identifying.gazetteer import is_city, town_named
from stories.identifying.lists import family_names
from stories.identifying.people import People
from stories.identifying.phrases import Index
from stories.identifying.rules import rules_of
from stories.identifying.words import Text, Word

_FEWEST_LETTERS = 4  # of a place without its capital
_LONGEST = 3  # words


class Lived(People):
    """Looks for places where somebody lives, with or without a capital, listed or not."""

    def __init__(self, text: Text, language: str) -> None:
        super().__init__(text, language)
        self.lived = {end for _, end, _ in _living(self.rules.language).found(text)}
        self.endings = tuple(self.rules.names.get("place_endings", ()))

    def is_lived_in(self, at: int) -> bool:
        """Whether a phrase such as "I come from" stands right before."""
        word = self.words[at]
        return not self.lived.isdisjoint(range(word.start - len(word.gap), word.start + 1))

    def end_of_lived(self, at: int) -> int:
        """The end of the place that follows such a phrase; 0 for none."""
        word = self.words[at]
        if self.is_lived_in(at) and word.capital and word.key in self.particles:
            return self.end_of(at + 2) if self.is_capital(at + 1) else 0  # "Las Tres Mil"
        if not self.is_lived_in(at) or word.key in self.never or word.shouted:
            return 0
        for end in range(min(at + _LONGEST, len(self.words)), at + 1, -1):
            if self.is_town_of_words(self.words[at:end]):
                return end
        if not word.capital:
            named = not self.knows(word) or self.is_rare_town(word)
            # Names of people and of towns alike are used much without being words.
            named = named or (word.key in family_names() and is_city(word.key))
            return at + 1 if named and len(word.text) >= _FEWEST_LETTERS else 0
        if self.nouns:
            known = self.knows(word) and not self.is_rare_town(word)
            return 0 if known and not self.is_placelike(word) else at + 1
        if len(word.text) == 1 or (self.is_listed(word) and not is_city(word.key)):
            return 0
        return self.end_of(at + 1)

    def is_rare_town(self, word: Word) -> bool:
        """Whether a town is called so, and no word that is used much."""
        return word.key not in self.common and town_named(word.key) is not None

    def is_town_of_words(self, words: list[Word]) -> bool:
        """Whether a town has these words as its name, in small letters too."""
        if any(word.gap not in (" ", "-") for word in words[1:]) or words[-1].key in self.never:
            return False
        rare = any(word.key not in self.common for word in words)
        return rare and town_named(" ".join(w.key.replace("-", " ") for w in words)) is not None

    def is_placelike(self, word: Word) -> bool:
        """Whether a German word that is not listed ends as places do: "Kannenbäckerland"."""
        return self.nouns and word.key not in self.known and word.key.endswith(self.endings)


@lru_cache
def _living(language: str) -> Index[None]:
    return Index((phrase, None) for phrase in rules_of(language).live_in)
