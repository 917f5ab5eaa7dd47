"""Where something was found: a place, and which line of the input it was. Never the words."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """A needle by its line number and the place; number 0 for what no needle led to."""

    number: int
    place: str

    def __str__(self) -> str:
        return f"needle {self.number}: {self.place}" if self.number else self.place


@dataclass(frozen=True, order=True)
class Unread:
    """A place that could not be read to its end, and the kind of error: never its text."""

    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.place} ({self.why})"
