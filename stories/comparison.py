"""What changed between two texts, for a reader: word by word, and no longer than it needs to be.

Pure: no database. Used where an author sees what the desk changed, and where the desk sees both.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate, groupby
from typing import Final, Literal

Kind = Literal["same", "removed", "added", "reason", "gap"]

# A word with the spaces behind it: few, long pieces keep the work small and the result readable.
_PIECE: Final = re.compile(r"\S+\s*|\s+")
_LINE: Final = re.compile(r"[^\n]*\n+|[^\n]+")
# Beyond this many words in one changed passage, both are shown whole.
_MOST_WORDS: Final = 4_000
# Steps one comparison may take at each level; what is left then is shown whole.
_MOST_STEPS: Final = 1_500_000
_SENTENCE: Final = re.compile(r"[^.!?…\n]*\w[^.!?…\n]*")
# Changes with fewer unchanged words between them are one passage, with one reason beside it.
_APART: Final = 12


@dataclass(frozen=True)
class Part:
    """A run of text that stayed, went or came; or why. A gap stayed too, and may be folded."""

    kind: Kind
    text: str

    @property
    def sentences(self) -> int:
        """How many sentences it holds a part of; one at least."""
        return max(1, len(_SENTENCE.findall(self.text)))


Step = tuple[str, list[str], list[str]]


@dataclass
class _Work:
    """What may still be spent on looking for matches."""

    left: int = _MOST_STEPS


class _Matcher(SequenceMatcher[str]):
    """Finds matches while there is work left to spend, and none after that.

    A search looks at every pair of equal pieces in its range of the old row, so lines that
    repeat cost their counts multiplied, and each match found starts two more searches.
    """

    def __init__(self, old: list[str], new: list[str], work: _Work) -> None:
        super().__init__(None, old, new, autojunk=False)
        self.work = work
        places = Counter(new)
        self.cost = list(accumulate((1 + places[piece] for piece in old), initial=0))

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """As the parent does, or an empty match when it would cost more than is left."""
        cost = self.cost[-1 if ahi is None else ahi] - self.cost[alo]
        if cost > self.work.left:
            return Match(alo, blo, 0)
        self.work.left -= cost
        return super().find_longest_match(alo, ahi, blo, bhi)


def compare(before: str, after: str, *, reasons: Iterable[str] = ()) -> list[Part]:
    """How `after` came from `before`, then the reasons. Joining what stayed and came gives `after`.

    Lines are matched first and words only inside changed lines, so that 50,000 characters take
    no longer than a page should. What is too much alike in too many places is shown whole.
    """
    if before == after:
        reasons_only = [Part("reason", reason) for reason in reasons]
        return _joined([Part("same", after)]) + reasons_only
    parts = _joined(_by_line(before, after))
    return parts + [Part("reason", reason) for reason in reasons]


def differs(parts: Sequence[Part]) -> bool:
    """Whether anything went or came."""
    return any(_is_change(part) for part in parts)


def shortened(parts: Sequence[Part], *, around: int = 25) -> list[Part]:
    """The same with long unchanged runs folded to `around` words beside each change.

    What is folded is a part of its own, a gap: nothing of the text is lost.
    """
    last = len(parts) - 1
    return [
        piece
        for place, part in enumerate(parts)
        for piece in _folded(part, around, at_start=place == 0, at_end=place == last)
    ]


def explained(parts: Sequence[Part], reasons: Sequence[str]) -> list[Part]:
    """The same with the reasons behind every changed passage, not only behind the last."""
    if not reasons:
        return list(parts)
    why = [Part("reason", reason) for reason in reasons]
    told: list[Part] = []
    for place, part in enumerate(parts):
        told.append(part)
        if _is_change(part) and not _goes_on(parts[place + 1 :]):
            told.extend(why)
    return told


def _is_change(part: Part) -> bool:
    return part.kind in ("removed", "added")


def _goes_on(following: Sequence[Part]) -> bool:
    """Whether the passage has another change, after a few words at most."""
    for part in following[:2]:
        if _is_change(part):
            return True
        if part.kind != "same" or len(part.text.split()) >= _APART:
            return False
    return False


def _by_line(before: str, after: str) -> Iterator[Part]:
    old, new = _LINE.findall(before), _LINE.findall(after)
    words = _Work()
    for kind, was, now in _steps(old, new, _Work()):
        if kind == "equal":
            yield Part("same", "".join(now))
        else:
            yield from _by_word("".join(was), "".join(now), words)


def _by_word(before: str, after: str, work: _Work) -> Iterator[Part]:
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        yield from (Part("removed", before), Part("added", after))
        return
    for kind, was, now in _steps(old, new, work):
        if kind == "equal":
            yield Part("same", "".join(now))
        else:
            yield from (Part("removed", "".join(was)), Part("added", "".join(now)))


def _steps(old: list[str], new: list[str], work: _Work) -> Iterator[Step]:
    """The steps from one row to the other; what is only spaced differently counts as equal."""
    was, now = [piece.rstrip() for piece in old], [piece.rstrip() for piece in new]
    head = _alike(was, now)
    tail = _alike(was[head:][::-1], now[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    yield "equal", old[:head], new[:head]
    matcher = _Matcher(was[head:old_end], now[head:new_end], work)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield kind, old[head + a : head + b], new[head + c : head + d]
    yield "equal", old[old_end:], new[new_end:]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Neighbours of one kind become one; empty ones go."""
    full = (part for part in parts if part.text)
    return [
        Part(kind, "".join(part.text for part in run))
        for kind, run in groupby(full, key=lambda part: part.kind)
    ]


def _folded(part: Part, around: int, *, at_start: bool, at_end: bool) -> Iterator[Part]:
    """An unchanged run in three: its beginning, a gap, its end; at the edges of a text in two."""
    pieces = _PIECE.findall(part.text)
    if part.kind != "same" or len(pieces) <= 2 * around + 1:
        yield part
        return
    head = "" if at_start else "".join(pieces[:around]).rstrip()
    tail = "" if at_end else "".join(pieces[-around:])
    gap = part.text[len(head) : len(part.text) - len(tail)]
    texts: tuple[tuple[Kind, str], ...] = (("same", head), ("gap", gap), ("same", tail))
    yield from (Part(kind, text) for kind, text in texts if text)
