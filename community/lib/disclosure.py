"""Which facts, taken together, point at one among many: minimal combinations that almost nobody
else shares (L. Sweeney, "k-anonymity", 2002; minimal sample uniques, M. Elliot, 2002).

Pure: it is given, for each fact that would be shown, the set of others that show it too.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Generic, TypeVar

Fact = TypeVar("Fact", bound=Hashable)

LARGEST: Final = 3  # facts in a combination
FEW: Final = 2  # how many others are enough not to stand out


@dataclass(frozen=True)
class Rare(Generic[Fact]):
    """Facts that, together, fewer than `FEW` others share."""

    facts: tuple[Fact, ...]
    others: int

    @property
    def unique(self) -> bool:
        """Whether nobody else shares them."""
        return self.others == 0


def rare(holders: Mapping[Fact, Set[Hashable]], *, largest: int = LARGEST) -> Iterator[Rare[Fact]]:
    """Every minimal rare combination of up to `largest` facts, the smallest first.

    Minimal: a combination is left out when a part of it is already as rare, for it would say
    nothing new. Within one size the order is that of `holders`.
    """
    facts, rows = list(holders), _as_bits(holders.values())
    found: dict[tuple[int, ...], int] = {}
    for size in range(1, largest + 1):
        for chosen in combinations(range(len(facts)), size):
            known = min((found.get(part, FEW) for part in _parts(chosen)), default=FEW)
            if known == 0:
                continue
            others = _shared(rows[place] for place in chosen)
            if others < known:
                found[chosen] = others
                yield Rare(tuple(facts[place] for place in chosen), others)


def _parts(chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for size in range(1, len(chosen)):
        yield from combinations(chosen, size)


def _as_bits(sets: Iterable[Set[Hashable]]) -> list[int]:
    """Each set as one long number, a bit for each of the others.

    Whole rows are compared in one step: thousands of combinations over 50,000 take milliseconds.
    """
    sets = list(sets)
    place = {one: number for number, one in enumerate(set().union(*sets))}
    rows = []
    for held in sets:
        row = bytearray(len(place) // 8 + 1)
        for one in held:
            number = place[one]
            row[number >> 3] |= 1 << (number & 7)
        rows.append(int.from_bytes(row, "little"))
    return rows


def _shared(rows: Iterator[int]) -> int:
    """How many are in all of these; counting stops at `FEW`."""
    both = next(rows)
    for row in rows:
        both &= row
    return min(both.bit_count(), FEW)
