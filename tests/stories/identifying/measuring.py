"""Recall and precision on sentences that people labelled who had not seen the rules.

The first 200 of each language in `labelled/` were used while the rules were written; the others
were measured first and looked at later. `held_out/` is by somebody else again: it was measured
before anybody had read it (`stories/identifying/README.md` has the figures), and rules came after.
`from_phones/` is short, small, shouted and misspelled, as people write on phones: written and
labelled before it was measured, by somebody who had read the rules; the figures are there too.
`told_small/` is about rare work, wards and ways to harm oneself, typed small: the same holds there.

A mark is found when a find shares a character with it and is of its kind. Two things are not held
apart: kinds that name one thing in different words (`TOGETHER`), and names of which the rules say
that they cannot know whose they are. "Guingamp knew", "Lilou knew": with no list and nothing beside
it to tell, such a find carries the reason "a name: of a person, or of a place" and counts for a
mark of a name, a place, a hospital or a street. The moderator sees it marked, and that reason.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from stories.identifying.find import find
from stories.identifying.kinds import EITHER, Hit

LABELLED = Path(__file__).parent / "labelled"
HELD_OUT = Path(__file__).parent / "held_out"
FROM_PHONES = Path(__file__).parent / "from_phones"
TOLD_SMALL = Path(__file__).parent / "told_small"
WRITTEN_WITH = 200
# Kinds that name the same thing in different words: a hit of one counts for a mark of another.
TOGETHER = ({"place", "hospital", "street"}, {"date", "age"}, {"contact", "number"})
# What a find may mean of which the rules say that they cannot know: a person, or a place.
NAMED = {"name", "place", "hospital", "street"}
Mark = tuple[int, int, str]


@dataclass
class Measure:
    """What was marked by people and by the rules, counted by kind."""

    marks: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    hits: int = 0
    right: int = 0

    def recall(self, kind: str = "") -> float:
        """How many of the marks were found; of one kind, or of all."""
        if not kind:
            return self.found.total() / self.marks.total()
        return self.found[kind] / self.marks[kind] if self.marks[kind] else 1.0

    @property
    def precision(self) -> float:
        """How many finds meet a mark."""
        return self.right / self.hits if self.hits else 1.0

    def add(self, text: str, marks: list[Mark], language: str, *, strict: bool = False) -> None:
        """One sentence more. `strict`: no find stands for a person or a place."""
        hits = find(text, language)
        self.hits += len(hits)
        self.right += sum(any(meets(hit, mark) for mark in marks) for hit in hits)
        for mark in marks:
            self.marks[mark[2]] += 1
            self.found[mark[2]] += any(
                meets(hit, mark) and same(hit, mark, strict=strict) for hit in hits
            )


def meets(hit: Hit, mark: Mark) -> bool:
    """Whether they share a character."""
    return hit.start < mark[1] and mark[0] < hit.end


def same(hit: Hit, mark: Mark, *, strict: bool = False) -> bool:
    """Whether the kinds fit. "A name: of a person, or of a place" fits the name of either; by
    `strict` it counts for the likelier kind, which it carries, and for no other.
    """
    if hit.reason == EITHER and not strict:
        return mark[2] in NAMED
    return hit.kind == mark[2] or any({hit.kind.value, mark[2]} <= kinds for kinds in TOGETHER)


def sentences(language: str, folder: Path = LABELLED) -> list[tuple[str, list[Mark]]]:
    """The labelled sentences of a language."""
    lines = (folder / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["text"], [tuple(mark) for mark in row["marks"]]) for row in rows]


def measured(
    language: str,
    rows: slice = slice(None),
    folder: Path = LABELLED,
    *,
    strict: bool = False,
    typed: Callable[[str], str] = str,
) -> Measure:
    """All of them, or some; `typed` as somebody else would have: `str.lower`, `str.upper`."""
    measure = Measure()
    for text, marks in sentences(language, folder)[rows]:
        if len(again := typed(text)) == len(text):  # a capital "ß" would move every mark
            measure.add(again, marks, language, strict=strict)
    return measure
