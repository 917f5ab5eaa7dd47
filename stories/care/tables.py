"""The fixed list of what is told of a year, and what stands in it. Pure: no database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from stories.care.rule import middle, shares
from stories.choices import DeclineReason
from stories.numbers.rule import Held, at_least

STEP: Final = 5  # shares are told in steps of five of a hundred
ALL: Final = "all"


class Table(StrEnum):
    """Every table there is."""

    DAYS = "days"
    OUTCOME = "outcome"
    WHY = "why"
    APPEAL = "appeal"
    WITHDRAWN = "withdrawn"


class Wait(StrEnum):
    """What is waited for, from the day a story arrives."""

    FIRST_LOOK = "first-look"
    PUBLICATION = "publication"


class Outcome(StrEnum):
    """How a story left the desk."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    KEPT = "kept"
    DECLINED = "declined"


class Appeal(StrEnum):
    """What came of asking that somebody else looks again."""

    CHANGED = "changed"
    UPHELD = "upheld"


CELLS: Final[dict[Table, tuple[str, ...]]] = {
    Table.OUTCOME: tuple(Outcome),
    Table.WHY: tuple(DeclineReason.values),
    Table.APPEAL: tuple(Appeal),
}


@dataclass(frozen=True)
class Year:
    """All that is counted of one year. Waits are in days."""

    days: Mapping[str, list[int]] = field(default_factory=dict)
    cells: Mapping[Table, Mapping[str, int]] = field(default_factory=dict)
    withdrawn: int = 0


def figures(
    year: Year, *, held: Held, minimum: int, rounding: int
) -> Iterator[tuple[str, str, int]]:
    """Table, row and figure of all that may be told.

    In the row `ALL` stands of how many the shares are: “at least so many”.
    """
    for wait in Wait:
        days = middle(year.days.get(wait, ()), minimum=minimum)
        if days is not None:
            yield Table.DAYS, wait, days
    for table, names in CELLS.items():
        counted = year.cells.get(table, {})
        cells = {name: counted.get(name, 0) for name in names}
        of_many = _at_least(table, sum(cells.values()), held, minimum, rounding)
        if of_many is not None:
            yield Table(table), ALL, of_many
            told = shares(cells, minimum=minimum, step=STEP)
            yield from ((Table(table), name, share) for name, share in told.items())
    withdrawn = _at_least(Table.WITHDRAWN, year.withdrawn, held, minimum, rounding)
    if withdrawn is not None:
        yield Table.WITHDRAWN, ALL, withdrawn


def _at_least(table: str, number: int, held: Held, minimum: int, rounding: int) -> int | None:
    held_back = held(f"care {table}", ALL)
    return at_least(number, held_back=held_back, minimum=minimum, rounding=rounding)
