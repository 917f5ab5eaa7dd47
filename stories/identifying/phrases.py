"""Find what the phrases of the rules say."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Final, Generic, TypeVar

from community.lib.geo import fold
from stories.identifying.kinds import Hit
from stories.identifying.knowing import is_compound
from stories.identifying.lists import common_words, known_words
from stories.identifying.phrase import Phrase
from stories.identifying.rules import Rule, rules_of
from stories.identifying.words import Text, Word

_BEFORE: Final = re.compile(r"([^\W\d_]+)[^\w.!?]{1,3}$")
_AFTER: Final = re.compile(r"^[^\w.!?]{1,3}([^\W\d_]+)")

Meaning = TypeVar("Meaning")


class Index(Generic[Meaning]):
    """Phrases by how they start, so that each word tries only the few that it can begin."""

    def __init__(
        self,
        phrases: Iterable[tuple[Phrase, Meaning]],
        small: frozenset[str] = frozenset(),
        usual: Mapping[str, Callable[[str], bool]] | None = None,
    ) -> None:
        self._small, self._usual = small, usual or {}
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
                if match and not self._is_usual(match):
                    group = "find" if "find" in phrase.pattern.groupindex else 0
                    start, end = match.span(group)
                    if start < end:
                        yield start, end, meaning

    def _is_usual(self, match: re.Match[str]) -> bool:
        """Whether the word that must be unusual is none."""
        for slot, usual in self._usual.items():
            if slot in match.re.groupindex and match[slot] and usual(fold(match[slot])):
                return True
        return False

    def _candidates(self, word: Word) -> Iterator[tuple[Phrase, Meaning]]:
        by_start = self._by_start
        if word.text[0].isdigit():
            yield from by_start.get("#", ())
        elif word.capital and word.key not in self._small:
            yield from by_start.get("A", ())
        yield from by_start.get(word.key[:2], ())
        yield from by_start.get("*", ())
        # What a phrase knows by its ending stands before any hyphen.
        ends = word.key.partition("-")[0]
        for letters in (2, 1):
            yield from by_start.get(f"*{ends[-letters:]}", ()) if len(ends) >= letters else ()


@lru_cache
def _index(language: str) -> Index[Rule]:
    rules = rules_of(language)
    small = frozenset(rules.lists["small"]) | rules.names["not_names"]
    never = small | _keys(rules.lists["ordinary"]) | _keys(rules.lists["joins"])
    known, common = known_words(rules.language) | never, common_words(rules.language) | never
    usual: dict[str, Callable[[str], bool]] = {
        "odd": partial(_is_known, known, rules.language),
        "seldom": common.__contains__,
    }
    pairs = ((phrase, rule) for rule in rules.rules for phrase in rule.phrases)
    return Index(pairs, small, usual)


def _is_known(known: frozenset[str], language: str, key: str) -> bool:
    return key in known or (language == "de" and is_compound(key, known))


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


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
