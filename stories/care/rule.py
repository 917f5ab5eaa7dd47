"""What may be said of a year's work without saying anything of one story. Pure: no database.

Waits are told as the middle of many. Outcomes are told as shares, in steps; a share of fewer than
the minimum is not told, and then neither is what would give it away: the shares that are not told
are always of at least the minimum together, or of nobody at all is nothing told. Numbers are told
by the rule of `stories.numbers`: some held back, then rounded down.
"""

from collections.abc import Iterable, Mapping
from statistics import median


def middle(days: Iterable[int], *, minimum: int) -> int | None:
    """The whole number of days in which half of these were done; nothing when they are few."""
    waits = list(days)
    return int(median(waits) + 0.5) if len(waits) >= minimum else None


def shares(cells: Mapping[str, int], *, minimum: int, step: int) -> dict[str, int]:
    """By cell how many of a hundred, to the nearest step. Cells that must stay silent are missing.

    Every cell there could be has to be given, empty ones too: what is told never depends on which
    of the small ones are empty.
    """
    told = {name: number for name, number in cells.items() if number >= minimum}
    silent = sum(cells.values()) - sum(told.values())
    # Who sees all the others could work out the rest. Smallest first, by name where they are alike.
    for name, number in sorted(told.items(), key=lambda pair: (pair[1], pair[0])):
        if len(told) == len(cells) or silent >= minimum:
            break
        silent += number
        del told[name]
    total = sum(cells.values())
    return {name: round(100 * number / total / step) * step for name, number in told.items()}
