"""Times as publishers say them: the year that one begins in, and their order. Pure."""

import re
from collections.abc import Sequence
from typing import Final, Protocol, TypeVar

_YEAR: Final = re.compile(r"(?:19|20)\d{2}")


class Dated(Protocol):
    """What has a period."""

    period: str


D = TypeVar("D", bound=Dated)


def year_of(period: str) -> int | None:
    """The year in which a period begins; None where it names none."""
    found = _YEAR.search(period)
    return int(found[0]) if found else None


def in_time(figures: Sequence[D]) -> list[D]:
    """By the year they begin in; as they stand where one names no year."""
    years = [year for one in figures if (year := year_of(one.period)) is not None]
    if len(years) < len(figures):
        return list(figures)
    order = sorted(range(len(years)), key=years.__getitem__)
    return [figures[place] for place in order]
