"""A file as a table of texts, and why one cannot be read."""

from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 10_000  # characters


class Unreadable(Exception):
    """A file that cannot be brought in; `str()` says why, to whoever sent it."""


@dataclass(frozen=True)
class Table:
    """The headings, and under each of them a text in every row. `kind` and `how` say what it was.

    `numbers` are those by which people know the rows; where none are given, they are counted.
    `longer` are the numbers of rows with something beyond the last heading, which is left out.
    """

    kind: str
    columns: list[str]
    rows: list[list[str]]
    how: str = ""
    numbers: tuple[int, ...] = ()
    longer: tuple[int, ...] = ()

    def numbered(self) -> list[tuple[int, list[str]]]:
        """Each row with its number."""
        return list(zip(self.numbers or range(1, len(self.rows) + 1), self.rows, strict=True))


def clean(text: str) -> str:
    """Without what no database keeps: NUL, and halves of signs."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
