"""Quarters of a year: the finest time that the public sees of a story."""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, Self

_WRITTEN: Final = re.compile(r"([0-9]{4})-Q([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter, 1 to 4, of a year. Raises ``ValueError`` when there is none such."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (MINYEAR <= self.year <= MAXYEAR and 1 <= self.number <= 4):
            raise ValueError("no such quarter")

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter that the day is in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2026-Q4". Raises ``ValueError`` for anything else."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError("a quarter is written as 2026-Q4")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.number}"

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """The day it ends."""
        return self.next.first_day - timedelta(days=1)

    @property
    def next(self) -> Self:
        """The quarter after this one."""
        if self.number == 4:
            return type(self)(self.year + 1, 1)
        return type(self)(self.year, self.number + 1)
