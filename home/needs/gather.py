"""The list for one person: what they can mend, and what is put off."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from home.models import Snooze
from home.needs.need import Need, Source
from home.needs.sources import SOURCES


@dataclass(frozen=True)
class Part:
    """What there is of one kind."""

    source: Source
    needs: list[Need]

    @property
    def address(self) -> str:
        """Of this kind alone, below that of the whole list."""
        return f"?kind={self.source.name}"


@dataclass(frozen=True)
class Resting:
    """Something that was put off: by whom, and until when."""

    need: Need
    snooze: Snooze


@dataclass(frozen=True)
class Needs:
    """What waits, by kind, and what is put off, the first to come back first."""

    parts: list[Part]
    resting: list[Resting]

    @property
    def number(self) -> int:
        """How much waits."""
        return sum(len(part.needs) for part in self.parts)

    def first(self, most: int) -> list[Need]:
        """The first of every kind, then the second of every kind: none is crowded out."""
        deepest = max((len(part.needs) for part in self.parts), default=0)
        in_turn = [
            part.needs[depth]
            for depth in range(deepest)
            for part in self.parts
            if depth < len(part.needs)
        ]
        return in_turn[:most]

    def part(self, name: str) -> Part | None:
        """What there is of the kind with this name; None where nothing of it waits."""
        return next((part for part in self.parts if part.source.name == name), None)

    def get(self, key: str) -> Need | None:
        """The thing with this key, put off or not; None where this person has none such."""
        every = [*(need for part in self.parts for need in part.needs)]
        every += [one.need for one in self.resting]
        return next((need for need in every if need.key == key), None)


def sources_of(user: Any) -> list[Source]:
    """The kinds of need that somebody can mend."""
    return [source for source in SOURCES if source.may(user)]


def gather(user: Any, today: date) -> Needs:
    """Everything that this person can mend, as it is now."""
    snoozes = {one.key: one for one in Snooze.objects.resting(today).select_related("by")}
    parts, resting = [], []
    for source in sources_of(user):
        found = list(source.find(user, today))
        waiting = [need for need in found if need.key not in snoozes]
        resting += [Resting(need, snoozes[need.key]) for need in found if need.key in snoozes]
        if waiting:
            parts.append(Part(source, waiting))
    resting.sort(key=lambda one: one.snooze.until)
    return Needs(parts, resting)


def every_key(today: date) -> set[str]:
    """The keys of all that anybody could mend."""
    return {need.key for source in SOURCES for need in source.find(None, today)}
