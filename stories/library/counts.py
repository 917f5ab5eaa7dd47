"""How many public stories each choice would show: one question to the database for a whole page.

A choice stands in the place of what is chosen now in its list, so that the number beside it is
what a click gives. A thousand stories are counted and no more: the newest of those that fit, and
for words that many hold, those among the newest two thousand. Where more may fit, every number is a
"so many at least", and says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connections, router
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from stories.choices import Perspective
from stories.library.conditions import ITEMS, LOOKED_AT, Part, looked_at
from stories.library.count_sql import CAP, Base, counting
from stories.library.query import StoryQuery
from stories.library.query_words import FACETS, NOT_STAFF
from stories.models import Story


@dataclass(frozen=True)
class Count:
    """So many stories, or so many at least."""

    number: int
    at_least: bool = False

    def __str__(self) -> str:
        """“12”, “12+” or “over 1,000”."""
        if self.number > CAP:
            return _("over %(number)s") % {"number": number_format(CAP, force_grouping=True)}
        return f"{self.number}+" if self.at_least else str(self.number)

    def __bool__(self) -> bool:
        return self.number > 0


@dataclass(frozen=True)
class Counts:
    """By list and by choice; `found` is for the search as it stands.

    `cut`: the lists for which more stories fit than were counted, so that what is rare may be
    missing. `countries`: those that any public story shows.
    """

    found: Count
    facets: Mapping[str, Mapping[str, Count]] = field(default_factory=dict)
    cut: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    def of(self, facet: str, value: str) -> Count:
        """How many a click on this choice would show."""
        return self.facets.get(facet, {}).get(value) or Count(0)


def count(query: StoryQuery, today: date) -> Counts:
    """The numbers for a page. One query."""
    bases: dict[tuple[int, ...], Base] = {}
    of_facet: dict[str, Base] = {}
    every = _base(query.parts, today, bases)
    for facet in FACETS:
        of_facet[facet] = _base(_others(query.parts, facet), today, bases)
    rows = _ask(*counting(bases.values(), of_facet, query.vocabulary, today))
    slugs = _slugs(query)
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for facet, value, number in rows:
        numbers[facet][slugs.get(f"{facet} {value}", str(value))] = number
    totals = numbers.pop("total")
    seen = numbers.pop("seen", {})
    found = totals.get(every.name, 0)
    staff = numbers["perspective"].get(Perspective.STAFF.value, 0)
    numbers["perspective"][NOT_STAFF] = totals[of_facet["perspective"].name] - staff
    cut = frozenset(name for name, base in of_facet.items() if _not_all(base, totals, seen))
    return Counts(
        Count(found, _not_all(every, totals, seen)),
        {
            facet: {value: Count(number, facet in cut) for value, number in numbers[facet].items()}
            for facet in FACETS
        },
        cut,
        frozenset(numbers["shown"]),
    )


def _not_all(base: Base, totals: Mapping[str, int], seen: Mapping[str, int]) -> bool:
    """Whether there may be more than were counted."""
    return totals[base.name] > CAP or seen.get(base.name, 0) >= LOOKED_AT


def count_each(searches: list[list[Part]], today: date) -> list[Count]:
    """How many stories each of these finds. One query for all, none for none."""
    if not searches:
        return []
    bases: dict[tuple[int, ...], Base] = {}
    named = [_base(parts, today, bases) for parts in searches]
    numbers: dict[str, dict[str, int]] = {"total": {}, "seen": {}}
    for name, base, number in _ask(*counting(bases.values())):
        numbers[name][base] = number
    return [
        Count(numbers["total"][base.name], _not_all(base, numbers["total"], numbers["seen"]))
        for base in named
    ]


def _slugs(query: StoryQuery) -> dict[str, str]:
    """Topics are counted by their keys."""
    return {
        f"{kind} {topic.pk}": slug
        for kind in ITEMS
        for slug, (topic, _depth) in getattr(query.vocabulary, kind).items()
    }


def _others(parts: Iterable[Part], facet: str) -> list[Part]:
    """Without what the list of this facet has chosen: the first, where there are several."""
    kept, taken = [], False
    for part in parts:
        if part.name == facet and not taken:
            taken = True
        else:
            kept.append(part)
    return kept


def _base(parts: Iterable[Part], today: date, bases: dict[tuple[int, ...], Base]) -> Base:
    """The stories that these parts ask for, the same for the same parts."""
    asked = list(parts)
    key = tuple(map(id, asked))
    if key not in bases:
        stories = Story.objects.public(today).filter(*(part.condition for part in asked))
        bases[key] = Base.of(f"base{len(bases)}", stories, looked_at(asked, today))
    return bases[key]


def _ask(sql: str, params: list[Any]) -> list[tuple[str, Any, int]]:
    with connections[router.db_for_read(Story)].cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
