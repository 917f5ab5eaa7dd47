"""The tables of one quarter as a reader sees them: frozen numbers beside what is public today.

Only the unpublished part is frozen. The public one is counted when it is read, from stories that
are public at this moment: a frozen “1” would be the last trace of a story that was withdrawn.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.db.models import Count

from community.lib.geo import fold
from community.models import Alternative, Coercion, MergedTopic
from stories.models import FrozenNumber, FrozenQuarter, Story, StoryAlternative, StoryCoercion
from stories.models.story import StoryQuerySet
from stories.numbers.tables import Table
from stories.reading import country_name

Vocabulary = type[Coercion] | type[Alternative]
Items = type[StoryCoercion] | type[StoryAlternative]
# Row, first day of the quarter, how many.
Came = list[tuple[str, date, int]]
TOPICS: Final[dict[Table, tuple[Vocabulary, Items]]] = {
    Table.COERCION: (Coercion, StoryCoercion),
    Table.ALTERNATIVE: (Alternative, StoryAlternative),
}


@dataclass(frozen=True)
class Line:
    """One row. `at_least` is nothing where there are too few to say, or none."""

    slug: str
    label: str
    public: int
    at_least: int | None


@dataclass(frozen=True)
class Sheet:
    """One table; only rows that say something."""

    table: Table
    lines: list[Line]


def sheets(frozen: FrozenQuarter, *, today: date) -> list[Sheet]:
    """Every table of this quarter."""
    [(_quarter, found)] = sheets_of([frozen], today=today)
    return found


def sheets_of(
    quarters: Sequence[FrozenQuarter], *, today: date
) -> Iterator[tuple[FrozenQuarter, list[Sheet]]]:
    """Every table of each quarter, rows by name: never by size, since nobody is ranked.

    As many queries for fifty quarters as for one, because anybody may ask for all of them.
    """
    public = Story.objects.public(today)
    if not settings.DEMONSTRATION:
        public = public.filter(example=False)
    came = {table: _came(table, public) for table in Table}
    said: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    numbers = FrozenNumber.objects.filter(quarter__in=quarters)
    for quarter, table, row, number in numbers.values_list("quarter", "table", "row", "at_least"):
        said[quarter, table][row] = number
    labels = {
        table: _labels(
            table,
            {slug for slug, _day, _number in came[table]}.union(
                *(rows for (_quarter, of), rows in said.items() if of == table)
            ),
        )
        for table in Table
    }
    for frozen in quarters:
        yield (
            frozen,
            [
                _sheet(
                    table,
                    _until(came[table], frozen.first_day),
                    said[frozen.pk, table],
                    labels[table],
                )
                for table in Table
            ],
        )


def _sheet(
    table: Table, public: dict[str, int], said: dict[str, int], labels: dict[str, str]
) -> Sheet:
    lines = [
        Line(slug, labels[slug], public.get(slug, 0), said.get(slug)) for slug in {*public, *said}
    ]
    return Sheet(table, sorted(lines, key=lambda line: (fold(line.label), line.slug)))


def _came(table: Table, public: StoryQuerySet) -> Came:
    """Public stories by row and quarter, under what their pages show and nothing wider."""
    if table == Table.COUNTRY:
        shown = public.exclude(country="").order_by().values_list("country", "quarter")
        return list(shown.annotate(Count("pk")))
    _topics, items = TOPICS[table]
    tagged = items.objects.filter(content_object__in=public).order_by()
    by_quarter = tagged.values_list("tag__slug", "content_object__quarter")
    return list(by_quarter.annotate(Count("pk")))


def _until(came: Came, first_day: date) -> dict[str, int]:
    """How many had come by the end of this quarter."""
    counted: Counter[str] = Counter()
    for slug, quarter, number in came:
        if quarter <= first_day:
            counted[slug] += number
    return counted


def _labels(table: Table, slugs: set[str]) -> dict[str, str]:
    """Names in the language of the page; a topic that was merged keeps the name it had."""
    if table == Table.COUNTRY:
        return {code: country_name(code) for code in slugs}
    topics, _items = TOPICS[table]
    known = dict(MergedTopic.objects.filter(slug__in=slugs).values_list("slug", "name"))
    known |= {topic.slug: topic.label for topic in topics.objects.filter(slug__in=slugs)}
    return {slug: known.get(slug, slug) for slug in slugs}
