# ruff: noqa: S608 - every name and number written in is our own
"""The question that counts: the same stories looked at by each list of choices.

Django cannot ask for several groupings of one set at once, so this is written in SQL; what was
asked for stays in its parameters, and every name and number that is written in is our own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self

from django.db.models.expressions import RawSQL
from django.utils import timezone

from stories.library.conditions import ITEMS
from stories.library.vocabulary import Vocabulary
from stories.models import StoryTranslation
from stories.models.story import StoryQuerySet

CAP: Final = 1_000
FIRST_DECADE: Final = 1930
_FIELDS: Final = (
    "id",
    "country",
    "setting",
    "perspective",
    "language",
    "from_year",
    "to_year",
    "tells_what_helped",
)
_PLAIN: Final = ("country", "setting", "perspective")


@dataclass(frozen=True)
class Base:
    """The newest stories of one set, one more than are counted; `seen`: those that were asked
    whether they are in it, where not all can be."""

    name: str
    sql: str
    params: tuple[Any, ...]
    seen: str = ""

    @classmethod
    def of(cls, name: str, stories: StoryQuerySet, asked: StoryQuerySet | None = None) -> Self:
        """The first of these stories, under a name of ours."""
        seen, before, given = "", "", ()
        if asked is not None:
            seen = f"{name}_seen"
            sql, given = asked.values_list("pk").query.sql_with_params()
            before = f"{seen} (id) AS MATERIALIZED ({sql}), "
            stories = stories.filter(pk__in=RawSQL(f"SELECT id FROM {seen}", []))  # noqa: S611 - ours
        rows = stories.newest_first().values_list(*_FIELDS)[: CAP + 1]
        sql, params = rows.query.sql_with_params()
        columns = ", ".join(_FIELDS)
        table = f"{before}{name} ({columns}) AS MATERIALIZED ({sql})"
        return cls(name, table, (*given, *params), seen)


def decades() -> list[int]:
    """The first years of the decades that can be chosen, the newest first."""
    return list(range(timezone.now().year // 10 * 10, FIRST_DECADE - 1, -10))


def counting(
    bases: Iterable[Base],
    of_facet: Mapping[str, Base] | None = None,
    vocabulary: Vocabulary | None = None,
    today: date | None = None,
) -> tuple[str, list[Any]]:
    """Rows of (facet, choice, number), with the size of each base under "total", and under "seen"
    how many stories were asked, where not all were; for a page of choices also the countries that
    any public story shows, under "shown"."""
    bases = list(bases)
    asked = [f"SELECT 'total', '{base.name}', COUNT(*) FROM {base.name}" for base in bases]
    asked += [f"SELECT 'seen', '{b.name}', COUNT(*) FROM {b.seen}" for b in bases if b.seen]
    tables = [base.sql for base in bases]
    for facet, base in (of_facet or {}).items():
        if facet not in ITEMS:
            asked.append(_asked(facet, base))
        elif closure := _closure(facet, vocabulary or Vocabulary({}, {})):
            tables.append(closure)
            asked.append(_topics(facet, base))
    params = [param for base in bases for param in base.params]
    if of_facet is not None:
        tables.append(_SHOWN)
        params += [today, today]
        asked.append("SELECT 'shown', country, 1 FROM shown WHERE country IS NOT NULL")
    return f"WITH RECURSIVE {', '.join(tables)} {' UNION ALL '.join(asked)}", params


# Every country that a public story shows, from one to the next by the index: a step a country.
_PUBLIC: Final = "NOT s.suspended AND (s.lapses_on IS NULL OR s.lapses_on > %s)"
_SHOWN: Final = (
    "shown (country) AS (SELECT MIN(s.country) FROM stories_story s"
    f" WHERE s.country > '' AND {_PUBLIC} UNION ALL SELECT (SELECT MIN(s.country)"
    f" FROM stories_story s WHERE s.country > shown.country AND {_PUBLIC})"
    " FROM shown WHERE shown.country IS NOT NULL)"
)


def _asked(facet: str, base: Base) -> str:
    if facet in _PLAIN:
        return f"SELECT '{facet}', {facet}, COUNT(*) FROM {base.name} GROUP BY {facet}"
    if facet == "helped":
        return f"SELECT 'helped', 'yes', COUNT(*) FROM {base.name} WHERE tells_what_helped"
    return _languages(base) if facet == "language" else _decades(base)


def _languages(base: Base) -> str:
    """Each story once a language in which it can be read."""
    table = StoryTranslation._meta.db_table
    read = (
        f"SELECT id, language FROM {base.name} UNION SELECT b.id, t.language"
        f" FROM {base.name} b JOIN {table} t ON t.story_id = b.id"
    )
    return f"SELECT 'language', language, COUNT(*) FROM ({read}) r GROUP BY language"


def _decades(base: Base) -> str:
    """Each story in every decade that its years touch."""
    each = " UNION ALL ".join(f"SELECT {first} AS decade" for first in decades())
    return (
        f"SELECT 'period', CAST(d.decade AS TEXT) || 's', COUNT(*) FROM ({each}) d"
        f" JOIN {base.name} b ON b.from_year <= d.decade + 9 AND b.to_year >= d.decade"
        " GROUP BY d.decade"
    )


def _closure(facet: str, vocabulary: Vocabulary) -> str:
    """Each topic beside every topic that finds it: itself, and the broader ones."""
    pairs = [
        f"({int(found)}, {int(tags[0])})"
        for tags in vocabulary.below(facet).values()
        for found in tags
    ]
    return f"{facet}_below (tag, topic) AS (VALUES {', '.join(pairs)})" if pairs else ""


def _topics(facet: str, base: Base) -> str:
    table = ITEMS[facet]._meta.db_table
    return (
        f"SELECT '{facet}', CAST(c.topic AS TEXT), COUNT(DISTINCT i.content_object_id)"
        f" FROM {base.name} b JOIN {table} i ON i.content_object_id = b.id"
        f" JOIN {facet}_below c ON c.tag = i.tag_id GROUP BY c.topic"
    )
