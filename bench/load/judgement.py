"""What a measurement says: held, or not held. Pure: it knows numbers and no site."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

# Of what readers get when nothing else goes on; the promise of the project.
LEAST_LEFT: Final = 2 / 3


@dataclass(frozen=True)
class Finding:
    """One sentence with its figure, and whether what was promised held."""

    said: str
    held: bool

    def __str__(self) -> str:
        return f"  {'held' if self.held else 'NOT HELD':9} {self.said}"


def readers_left(pairs: Sequence[tuple[float, float]]) -> Finding:
    """Answers a second calm and under a flood, a pair for each turn: the median of their ratios.

    Turns stand next to each other in time, so that what else the machine does hits both. No turn,
    or one in which nobody was answered even in calm, holds nothing.
    """
    if not pairs or min(calm for calm, _flooded in pairs) <= 0:
        return Finding("readers were not answered even in calm", held=False)
    left = statistics.median(flooded / calm for calm, flooded in pairs)
    said = f"readers keep {left:.0%} of their answers a second; at least {LEAST_LEFT:.0%}"
    return Finding(said, left >= LEAST_LEFT)


def nothing_failed(who: str, failed: int, of: int) -> Finding:
    """Not one fault of ours; and where nobody asked, nothing was shown."""
    return Finding(f"{who}: {failed} of {of} failed", of > 0 and not failed)


def every_right_code(seconds: Iterable[float | None], *, within: float) -> Finding:
    """How long each try of a right code took, None where it opened nothing; `within` seconds."""
    tries = list(seconds)
    opened = [took for took in tries if took is not None]
    worst = max(opened, default=float("inf"))
    middle = statistics.median(opened) if opened else float("inf")
    said = f"a right code opened {len(opened)} of {len(tries)} times, median {middle:.2f} s, "
    said += f"longest {worst:.2f} s; every time within {within:.0f} s"
    return Finding(said, bool(tries) and len(opened) == len(tries) and worst <= within)


def rate_attained(attained: float, wanted: float) -> Finding:
    """Stories acknowledged a second. Two of a hundred may be missing: the last are under way."""
    said = f"{attained:.1f} stories a second acknowledged; {wanted:.0f} wanted"
    return Finding(said, attained >= 0.98 * wanted)


def all_there(acknowledged: int, opened: int, counted: int) -> Finding:
    """Every code that was acknowledged opens its story whole, and there is no story beside them."""
    said = (
        f"{acknowledged} acknowledged, {opened} open whole with their code, {counted} in the vault"
    )
    return Finding(said, 0 < acknowledged == opened and counted >= acknowledged)
