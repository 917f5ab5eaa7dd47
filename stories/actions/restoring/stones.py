"""Tombstones after a restore: an address that was public once, and is not now, answers 410 again.

The list knows more of them than the restored rows do: open data that was allowed since, stories
that came and went since.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from stories.models import Story, Tombstone
from stories.vault.removals import Removal

Do = Callable[[], object]


@dataclass(frozen=True)
class Stone:
    """What a tombstone says; the first day of the quarter."""

    reference: str
    open_data: bool
    quarter: date


class Stones:
    """Every stone of the list, each laid once at most. What is laid already is left as it is."""

    def __init__(self, listed: Iterable[Removal]) -> None:
        self.by_mark: dict[str, Stone] = {}
        for removal in listed:
            if removal.what == "stone":
                self._add(removal)
        self.laid = set(Tombstone.objects.values_list("reference", flat=True))

    def _add(self, removal: Removal) -> None:
        """Off the page more than once, it is listed if it ever was, under the latest quarter."""
        told = removal.told
        new = Stone(told["reference"], told["open_data"], date.fromisoformat(told["quarter"]))
        old = self.by_mark.get(removal.mark, new)
        self.by_mark[removal.mark] = Stone(
            new.reference, new.open_data or old.open_data, max(new.quarter, old.quarter)
        )

    def where_nothing_stands(self) -> Iterator[Do]:
        """One public now is left alone: its author may have said yes since."""
        public = set(Story.objects.values_list("reference", flat=True))
        for name, stone in self.by_mark.items():
            if stone.reference not in public:
                yield from self.of(name)

    def of(self, name: str) -> Iterator[Do]:
        """The stone of this mark, for a story that goes now."""
        stone = self.by_mark.get(name)
        if stone is not None and stone.reference not in self.laid:
            self.laid.add(stone.reference)
            said = {"open_data": stone.open_data, "quarter": stone.quarter}
            yield partial(Tombstone.objects.get_or_create, reference=stone.reference, defaults=said)
