"""Towns by folded name, in memory: how large the largest of that name is, and in which part of its
country it lies. GeoNames, CC BY 4.0 (`data/README.md`). Nothing that is asked for is kept.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stories.identifying.lists import read

SIDES: Final = ("", "north", "south", "east", "west")
SIZES: Final = ("village", "town", "city")


@dataclass(frozen=True, slots=True)
class Town:
    """A town as far as a replacement needs it: words of the two lists above."""

    size: str
    side: str


def town_named(key: str) -> Town | None:
    """The largest place of that folded name."""
    code = _codes().get(key)
    return None if code is None else Town(SIZES[code // len(SIDES)], SIDES[code % len(SIDES)])


def is_city(key: str) -> bool:
    """Whether a city has that folded name: large enough to mean it where the word is a word too."""
    return _codes().get(key, -1) >= SIZES.index("city") * len(SIDES)


def is_village(key: str) -> bool:
    """Whether no larger place than a village has that folded name."""
    return _codes().get(key, len(SIDES)) < len(SIDES)


def names_of_towns() -> set[str]:
    """Every folded name."""
    return set(_codes())


def larger_towns() -> set[str]:
    """Folded names that no village alone has."""
    return {name for name, code in _codes().items() if code >= len(SIDES)}


@lru_cache(maxsize=1)
def _codes() -> dict[str, int]:
    """Size and side of each name, packed into one small number. About 25 MB."""
    codes: dict[str, int] = {}
    for code, line in enumerate(read("towns").splitlines()):
        codes.update(dict.fromkeys(line.split("|"), code))
    return codes
