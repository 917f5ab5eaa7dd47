"""Find names of people: by titles, by lists, by what introduces a name, by a capital that is not
explained. German writes every noun with a capital, so there a word must be unknown or introduced.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from stories.identifying.clues import Clues
from stories.identifying.gazetteer import is_city, is_village, town_named
from stories.identifying.kinds import EITHER, Hit, Kind
from stories.identifying.lists import family_names, given_names
from stories.identifying.phrases import Index
from stories.identifying.rules import rules_of
from stories.identifying.words import Text

# Between a title and a name, and hardly ever before a town: "Herr von Rabenau".
_OF_PEOPLE: Final = frozenset(["von", "van", "zu"])


class People(Clues):
    """Looks for names in one text."""

    def __init__(self, text: Text, language: str) -> None:
        super().__init__(text, language)
        self.strong = self.rules.names["strong_titles"]
        self.introduced = {end for _, end, _ in _introducing(self.rules.language).found(text)}

    def found(self) -> Iterator[Hit]:
        """Every name, each with its titles and all of its words."""
        at = 0
        while at < len(self.words):
            hit, following = self.at(at)
            if hit:
                yield hit
            at = following

    def at(self, at: int) -> tuple[Hit | None, int]:
        """A name that begins with this word, if one does, and the word to go on with."""
        word = self.words[at]
        first = self.after_titles(at)
        if first > at and (end := self.end_after_title(at, first)):
            return self.with_title(at, end), end
        if self.is_introduced(at):
            return self.hit(at, self.end_of(at + 1), "introduced"), self.end_of(at + 1)
        if self.is_close(at) and self.may_follow(at + 1):
            end = self.end_of(at + 2)
            return self.hit(at, end, "close", (word.text,)), end
        if self.is_alone(at):
            return self.hit(at, at + 1, "initial"), at + 1
        if (end := self.end_of_initials(at)) or self.is_name(at):
            end = self.end_of(end or at + 1)
            return self.by_itself(at, end), end
        return None, at + 1

    def hit(self, start: int, end: int, reason: str, instead: tuple[str, ...] = ()) -> Hit:
        """From word to word."""
        first, last = self.words[start], self.words[end - 1]
        default = self.rules.instead[Kind.NAME.value]
        return Hit(first.start, last.end, Kind.NAME, reason, instead or default)

    def with_title(self, at: int, end: int) -> Hit:
        """A name with its title; "my brother Ivo" becomes "my brother", and not "my my brother"."""
        title, before = self.words[at], self.words[at - 1] if at else None
        if before and title.key in self.relatives and before.key in self.rules.names["whose"]:
            return self.hit(at, end, "close", (title.text,))
        return self.hit(at, end, "title", (self.rules.titles[title.key],))

    def by_itself(self, at: int, end: int) -> Hit:
        """A name that nothing introduces: a place's where only towns are called so."""
        hit, word = self.hit(at, end, self.why(at, end)), self.words[at]
        if hit.reason == EITHER and self.is_told_as_place(end):
            return replace(hit, kind=Kind.PLACE)
        if hit.reason == EITHER and self.is_person_here(at):
            return hit
        before = self.words[at - 1] if at else None
        small = hit.reason == EITHER and not word.capital and word.gap == " "
        if small and before and before.key in self.rules.names["only_to_places"]:
            return replace(hit, kind=Kind.PLACE)
        town = end == at + 1 and town_named(word.key) is not None and not is_village(word.key)
        if hit.reason != EITHER or not town or word.key in given_names() or self.knows(word):
            return hit
        return replace(hit, kind=Kind.PLACE)

    def why(self, at: int, end: int) -> str:
        """Whether a list says that it is a person's, or a place may be called so as well."""
        key = self.words[at].key
        if key in given_names():
            return EITHER if end == at + 1 and is_city(key) else "listed"
        return "listed" if key in family_names() and town_named(key) is None else EITHER

    def after_titles(self, at: int) -> int:
        """The word after the titles that begin here; `at` where none does."""
        end = at
        while end < len(self.words) and self.words[end].key in self.rules.titles:
            if end > at and not _joined(self.words[end].gap):
                break
            end += 1
        return end

    def end_after_title(self, title: int, first: int) -> int:
        """The end of the name after titles; 0 when what follows is none."""
        if first >= len(self.words) or not _joined(self.words[first].gap):
            return 0
        at = first
        while at < len(self.words) - 1 and self.words[at].key in self.particles and at < first + 3:
            at += 1
        word, strong = self.words[at], self.words[title].key in self.strong
        initial = len(word.text) == 1 and (word.capital or self.is_initial(at))
        small = word.key in self.rules.lists["small"] and not (strong and word.capital)
        if word.text[0].isdigit() or (small and not initial):
            return 0
        surname = word.capital and word.key in family_names() and self.is_odd(word)
        if word.key in self.never and not ((strong and word.capital) or surname):
            return 0
        named = strong and (self.is_listed(word) or self.words[at - 1].key in _OF_PEOPLE)
        if at > first and self.is_seat(word) and not named:
            return 0
        if len(word.text) == 1:
            return self.end_of(at + 1) if initial else 0
        if not word.capital and self.words[title].key in self.rules.lists["small"]:
            return 0  # French "me", which is a lawyer's title too
        if word.capital and not word.shouted:
            named = strong or not self.nouns or self.is_listed(word)
            named = named or word.key not in self.common
            return self.end_of(at + 1) if named else 0
        named = self.is_listed(word) if strong else self.is_lower_name(word)
        if strong and self.text.small:
            verb = word.key.endswith(tuple(self.rules.names["after_endings"]))
            named = named or (word.key not in self.common and not verb)
        if not named and not self.knows(word) and not self.is_typed_together(word):
            named = strong or self.is_listed(word) or (at == first and self.words[at].gap == " ")
        return self.end_of(at + 1) if named else 0

    def is_introduced(self, at: int) -> bool:
        """Whether a phrase such as "my name is" stands right before."""
        word = self.words[at]
        begins = range(word.start - len(word.gap), word.start + 1)
        if self.introduces_place(at) or self.introduced.isdisjoint(begins):
            return False
        if word.capital and word.key in self.particles and self.is_capital(at + 1):
            return True
        if word.text[0].isdigit() or self.is_never(at):
            return False
        if word.capital and not word.shouted:
            unlike = word.key not in self.known or self.is_listed(word) or self.is_odd(word)
            return unlike or self.ends_there(at)
        if self.is_cut(at):
            return False
        if not self.knows(word):
            return len(word.text) > 2
        return word.key in given_names() and (word.key not in self.common or self.ends_there(at))

    def is_name(self, at: int) -> bool:
        """Whether the word is a name by itself."""
        word = self.words[at]
        if word.capital and word.key in self.particles and self.begins_with_particle(at):
            return True
        if self.before_unknown(at) or (not word.capital and self.is_with(at)):
            return True
        if word.key in self.never or len(word.text) < 2 or not word.text[0].isalpha():
            return False
        if self.is_cut(at):
            return False
        if not word.capital:
            alone = self.is_lower_name(word) or self.is_unheard(word)
            return alone or self.is_owner(at) or self.is_before_unknown(at)
        if word.key in self.rules.titles or self.is_close(at):
            return False
        if word.shouted:
            return self.is_listed(word) and len(word.text) > 3 and not self.knows(word)
        if not self.knows(word):
            verb = word.first and word.key.endswith(self.verbs) and not self.is_listed(word)
            return not verb and (len(word.text) > 2 or word.key in given_names())
        if word.key in given_names():
            return word.key not in self.common or self.is_name_here(at) or self.is_told_of(at)
        if self.nouns and word.key in family_names() and word.key not in self.common:
            return True
        if self.nouns and word.key.endswith("s") and word.key not in self.common:
            return word.key[:-1] in given_names()
        if word.key in family_names() and not self.nouns:
            return not word.first or self.does_something(at) or self.is_told_of(at)
        return (self.after_given(at) and self.is_listed(word)) or self.is_odd(word)


def people(text: Text, language: str) -> Iterator[Hit]:
    """Names of people; and of whatever else has a name that nothing explains."""
    return People(text, language).found()


def _joined(gap: str) -> bool:
    return gap in (" ", ". ", ".", "\u00a0", ": ", " (", "-", ".\u00a0", "'", "’")


@lru_cache
def _introducing(language: str) -> Index[None]:
    return Index((phrase, None) for phrase in rules_of(language).introduce)
