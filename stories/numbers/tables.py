"""The fixed list of tables, and what stands in them at the end of a quarter. Pure: no database."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from stories.numbers.rule import Held, at_least


class Table(StrEnum):
    """Every table there is. There is none by two things at once."""

    COUNTRY = "country"
    COERCION = "coercion"
    ALTERNATIVE = "alternative"


@dataclass(frozen=True)
class Told:
    """All that counting looks at in one story. Blank: its author did not say."""

    country: str = ""
    coercion: frozenset[str] = frozenset()
    alternative: frozenset[str] = frozenset()

    def rows(self) -> Iterator[tuple[str, str]]:
        """Table and row of everything it was told under, and nothing wider."""
        if self.country:
            yield Table.COUNTRY, self.country
        yield from ((Table.COERCION, slug) for slug in self.coercion)
        yield from ((Table.ALTERNATIVE, slug) for slug in self.alternative)


def numbers_to_say(
    told: Iterable[Told], *, held: Held, minimum: int, rounding: int
) -> dict[tuple[str, str], int]:
    """By table and row what may be said; rows that stay silent are left out.

    `held` gives how many stories a row holds back. Nobody to count and too few look the same.
    """
    counted = Counter(row for story in told for row in story.rows())
    said = {
        row: at_least(number, held_back=held(*row), minimum=minimum, rounding=rounding)
        for row, number in counted.items()
    }
    return {row: number for row, number in said.items() if number is not None}
