"""Find what the phrases of the rules say."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Generic, TypeVar

from community.lib.geo import fold
from stories.identifying.kinds import Hit
from stories.identifying.phrase import Phrase
from stories.identifying.rules import Rule, rules_of
from stories.identifying.words import Text, Word

_BEFORE: Final = re.compile(r"([^\W\d_]+)[^\w.!?]{1,3}$")
_AFTER: Final = re.compile(r"^[^\w.!?]{1,3}([^\W\d_]+)")

Meaning = TypeVar("Meaning")


class Index(Generic[Meaning]):
    """Phrases by how they start, so that each word tries only the few that it can begin."""

    def __init__(
        self, phrases: Iterable[tuple[Phrase, Meaning]], small: frozenset[str] = frozenset()
    ) -> None:
        self._small = small
        by_start: dict[str, list[tuple[Phrase, Meaning]]] = defaultdict(list)
        for phrase, meaning in phrases:
            for start in phrase.starts:
                by_start[start].append((phrase, meaning))
        self._by_start = dict(by_start)

    def found(self, text: Text) -> Iterator[tuple[int, int, Meaning]]:
        """Where they stand, and what each means. A phrase begins where a word begins."""
        for word in text.words:
            for phrase, meaning in self._candidates(word):
                match = phrase.pattern.match(text.raw, word.start)
                if match:
                    group = "find" if "find" in phrase.pattern.groupindex else 0
                    start, end = match.span(group)
                    if start < end:
                        yield start, end, meaning

    def _candidates(self, word: Word) -> Iterator[tuple[Phrase, Meaning]]:
        by_start = self._by_start
        if word.text[0].isdigit():
            yield from by_start.get("#", ())
        elif word.capital and word.key not in self._small:
            yield from by_start.get("A", ())
        yield from by_start.get(word.key[:2], ())
        yield from by_start.get("*", ())


@lru_cache
def _index(language: str) -> Index[Rule]:
    rules = rules_of(language)
    small = frozenset(rules.lists["small"]) | rules.names["not_names"]
    return Index(((phrase, rule) for rule in rules.rules for phrase in rule.phrases), small)


def phrases(text: Text, language: str) -> Iterator[Hit]:
    """What the rules of the language find."""
    for start, end, rule in _index(language).found(text):
        if not (
            _meets(_BEFORE, text.raw[max(0, start - 30) : start], rule.unless_after)
            or _meets(_AFTER, text.raw[end : end + 30], rule.unless_before)
            or not rule.unless_within.isdisjoint(fold(text.raw[start:end]).split())
        ):
            yield Hit(start, end, rule.kind, rule.reason, rule.instead)


def _meets(pattern: re.Pattern[str], beside: str, words: frozenset[str]) -> bool:
    """Whether the word right beside the find is one of those that unmake it."""
    match = pattern.search(beside) if words else None
    return match is not None and fold(match.group(1)) in words
