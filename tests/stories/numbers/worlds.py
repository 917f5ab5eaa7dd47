"""Worlds that an attacker thinks possible, and what each of them lets the public see."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from stories.numbers.tables import Table, Told, numbers_to_say

Row = tuple[str, str]
# The attacker knows the vocabulary: each topic and the wider one above it.
BROADER = {
    "belt-fixation": "mechanical-restraint",
    "mechanical-restraint": "restraint",
    "seclusion": "restraint",
}


@dataclass(frozen=True)
class Person:
    """Somebody who is only counted, from one quarter until before another.

    Who leaves has withdrawn, or chose to be published: then the public sees it from there on.
    """

    told: Told
    comes: int
    goes: int
    published: bool = False

    def counts_in(self, quarter: int) -> bool:
        return self.comes <= quarter < self.goes


@dataclass(frozen=True)
class Rule:
    """How a table is made. `held` gives what each row keeps to itself."""

    minimum: int = 10
    rounding: int = 5
    held: Callable[[str, str], int] = lambda table, row: 0

    def tables(self, told: Iterable[Told]) -> object:
        """By the real core of the action."""
        return numbers_to_say(told, held=self.held, minimum=self.minimum, rounding=self.rounding)


class Nearest(Rule):
    """Refused: from the minimum on, to the nearest step, without a secret."""

    def tables(self, told: Iterable[Told]) -> object:
        told = list(told)
        counted = {row: count(told, row) for story in told for row in story.rows()}
        half = self.rounding // 2
        return {
            row: (number + half) // self.rounding * self.rounding
            for row, number in counted.items()
            if number >= self.minimum
        }


class WithTotal(Nearest):
    """Refused: the sum stands below."""

    def tables(self, told: Iterable[Told]) -> object:
        told = list(told)
        return super().tables(told), sum(len(list(story.rows())) for story in told)


class RolledUp(Nearest):
    """Refused: a story also counts under every wider topic."""

    def tables(self, told: Iterable[Told]) -> object:
        return super().tables(
            replace(story, coercion=frozenset(wider(story.coercion))) for story in told
        )


def wider(slugs: Iterable[str]) -> Iterator[str]:
    for slug in slugs:
        yield slug
        yield from wider([BROADER[slug]] if slug in BROADER else [])


def count(told: Iterable[Told], row: Row) -> int:
    return sum(row in set(story.rows()) for story in told)


def view(people: Sequence[Person], quarters: int, rule: Rule) -> object:
    """All that is public at the end: every table of every quarter, and every public story."""
    tables = [rule.tables([p.told for p in people if p.counts_in(q)]) for q in range(quarters)]
    stories = sorted(
        (p.goes, p.told.country, sorted(p.told.coercion), sorted(p.told.alternative))
        for p in people
        if p.published and p.goes < quarters
    )
    return tables, stories


def candidates(worlds: Iterable[object], see: Callable[[object], object]) -> dict[str, set[object]]:
    """By what can be seen, every world in which just that is seen: nothing is left untried."""
    found: dict[str, set[object]] = {}
    for world in worlds:
        found.setdefault(repr(see(world)), set()).add(world)
    return found


def topic(slug: str) -> Told:
    return Told(coercion=frozenset([slug]))


def every_held(rows: Sequence[Row], rounding: int) -> Iterator[dict[Row, int]]:
    """All that the secret may be for these rows."""
    for drawn in product(range(rounding), repeat=len(rows)):
        yield dict(zip(rows, drawn, strict=True))


COUNTRY, COERCION = Table.COUNTRY.value, Table.COERCION.value
