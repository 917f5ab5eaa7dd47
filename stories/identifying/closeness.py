"""Find what two things in one sentence say together: a relative and an illness, a paper and what
it says in quotation marks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from community.lib.geo import fold
from stories.identifying.kinds import Hit, Kind
from stories.identifying.phrase import Phrase, compile_phrase
from stories.identifying.phrases import Index
from stories.identifying.rules import rules_of
from stories.identifying.words import Text

_AFTER, _BEFORE = 9, 5  # words between a relative and what is said of them
_PAPER_BEFORE, _PAPER_AFTER = 14, 6
_FEWEST_LETTERS: Final = 5
_FEWEST_SPACES: Final = 2
_SAYS: Final = re.compile(r"[^.!?\n:]{0,40}:\s(?P<said>[^\"“„«»\n]{12,300}?)(?=[.!?]\s|[.!?]?$|\n)")
_NEAR: Final = 200  # characters
_QUOTES: Final = re.compile(
    r"\"[^\"\n]{4,600}\"|“[^“”\n]{4,600}”|„[^„“”\"\n]{4,600}[“”\"]|«[^«»\n]{4,600}»"
    r"|»[^«»\n]{4,600}«|(?<!\w)'[^'\n]{8,600}'(?!\w)|(?<!\w)‘[^‘\n]{4,600}’(?!\w)"
    r"|‚[^‚‘\n]{4,600}‘"
)

Span = tuple[int, int]


def relatives(text: Text, language: str) -> Iterator[Hit]:
    """What somebody close has, or had, where the sentence says both."""
    people = list(_spans(text, language, "relatives"))
    conditions = list(_spans(text, language, "conditions"))
    rules = rules_of(language)
    instead = rules.instead[Kind.RELATIVE.value]
    for person in people:
        for condition in _around(conditions, person):
            if _close(text, person, condition, after=_AFTER, before=_BEFORE):
                start, end = min(person[0], condition[0]), max(person[1], condition[1])
                yield Hit(start, end, Kind.RELATIVE, "relative", instead)
                break


def documents(text: Text, language: str) -> Iterator[Hit]:
    """Quoted words of a paper: those who wrote it know them."""
    papers = list(_spans(text, language, "papers"))
    instead = rules_of(language).instead[Kind.DOCUMENT.value]
    for match in _QUOTES.finditer(text.raw) if papers else ():
        said = match.group()
        if sum(char.isalpha() for char in said) < _FEWEST_LETTERS:
            continue
        if any(
            _close(text, paper, match.span(), after=_PAPER_BEFORE, before=_PAPER_AFTER)
            for paper in _around(papers, match.span())
        ):
            yield Hit(*match.span(), Kind.DOCUMENT, "document", instead)
    for _, end in papers:
        said_after = _SAYS.match(text.raw, end)
        if said_after and said_after["said"].count(" ") >= _FEWEST_SPACES:
            yield Hit(*said_after.span("said"), Kind.DOCUMENT, "document", instead)


def _close(text: Text, one: Span, other: Span, *, after: int, before: int) -> bool:
    """Whether the other stands in the same sentence, that many words after the one or before it."""
    if one[0] < other[1] and other[0] < one[1]:
        return False
    follows = other[0] >= one[1]
    between = text.raw[one[1] : other[0]] if follows else text.raw[other[1] : one[0]]
    if re.search(r"[!?\n…]|\.\s", between):
        return False
    return len(between.split()) <= (after if follows else before)


def _around(sorted_spans: list[Span], span: Span) -> list[Span]:
    """Those that begin near enough to stand in one sentence; so that long texts stay quick."""
    first = bisect_left(sorted_spans, (span[0] - _NEAR, 0))
    return sorted_spans[first : bisect_left(sorted_spans, (span[1] + _NEAR, 0))]


def _spans(text: Text, language: str, name: str) -> Iterator[Span]:
    for start, end, _ in _index(language, name).found(text):
        yield start, end


@lru_cache
def _index(language: str, name: str) -> Index[None]:
    rules = rules_of(language)
    sources = (word.replace("_", " ") for word in rules.lists[name])
    if name == "relatives":
        whose = "|".join(sorted({fold(word) for word in rules.names["whose"]}))
        sources = (f"{whose}? {word}" for word in rules.lists[name])
    found: list[tuple[Phrase, None]] = [
        (compile_phrase(word, rules.lists), None) for word in sources
    ]
    return Index(found)
