"""What one kind of thing answers to a search."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from stories.library.counts import Count

SHOWN: Final = 3  # of each kind; the rest is a press away
NONE: Final = Count(0)


@dataclass(frozen=True)
class Section:
    """The first few of one kind. `name` is its template under `search/`, and its place on the page.

    `more` is the address of the section's own search with the same words, with `more_label` on it;
    `hidden` are stories left out by the reader's own choice. `note` says what was looked for, where
    that is not simply what was typed.
    """

    name: str
    heading: str
    rows: Sequence[Any]
    number: Count
    more: str = ""
    more_label: str = ""
    hidden: Count = NONE
    note: str = ""

    @property
    def leads_on(self) -> bool:
        """Whether there is more than it shows."""
        return bool(self.more) and self.number.number > len(self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether it has nothing to show, and nothing to say."""
        return not (self.rows or self.hidden)
