"""The best match first: of the newest stories that hold the words.

What stands in a title comes before what stands in the text alone; then the database's own rank.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchRank
from django.db import connections, router
from django.db.models import F
from django.db.models.expressions import RawSQL
from wagtail.search.models import IndexEntry

from community.lib.geo import fold
from stories.library.hits import ALIKE, Hits
from stories.library.words import Group, fts_query, fts_table, on_postgresql, search_query
from stories.models import Story, StoryTranslation
from stories.models.story import StoryQuerySet

# So many of the newest are put in order; the order of a whole library would take too long.
RANKED: Final = 1_000
_ROW: Final = (
    "pk",
    "reference",
    "title",
    "language",
    "translations__pk",
    "translations__title",
    "translations__language",
)
_BY_LENGTH: Final = 1  # PostgreSQL: a long text holds more words, and is not better for it


def ranked(stories: StoryQuerySet, groups: list[Group]) -> dict[str, UUID]:
    """The keys of these stories by their references, in the order of their match: of the newest
    thousand versions. Two queries, one where there are none."""
    newest: dict[UUID, str] = {}
    version_of: dict[UUID, UUID] = {}
    titled: Counter[UUID] = Counter()
    told = Titles(groups)
    for pk, reference, title, language, *translated in stories.values_list(*_ROW)[:RANKED]:
        newest[pk] = reference
        version_of[pk] = pk
        titled[pk] = max(titled[pk], told.held(title, language))
        if translated[0]:
            version_of[translated[0]] = pk
            titled[pk] = max(titled[pk], told.held(*translated[1:]))
    best: dict[UUID, float] = {}
    for key, rank in _ranks(groups, list(version_of)):
        story = version_of[key]
        best[story] = max(rank, best.get(story, rank))
    order = sorted(newest, key=lambda pk: (-titled[pk], -best.get(pk, 0.0)))
    return {newest[pk]: pk for pk in order}


class Titles:
    """How many of the words looked for a title holds."""

    def __init__(self, groups: list[Group]) -> None:
        self._groups = groups
        self._hits: dict[str, list[Hits]] = {}
        # Most titles hold nothing that begins like a word looked for, and need no closer look.
        self._begin = re.compile(
            "|".join({rf"\b{re.escape(stem[:ALIKE])}" for group in groups for stem in group})
        )

    def held(self, title: str, language: str) -> int:
        """So many: of a word in several forms, one."""
        if not self._begin.search(fold(title)):
            return 0
        if language not in self._hits:
            self._hits[language] = [Hits.of([group], language) for group in self._groups]
        return sum(bool(hits.places(title)) for hits in self._hits[language])


def _ranks(groups: list[Group], keys: list[UUID]) -> Iterable[tuple[UUID, float]]:
    if not keys:
        return []
    written = [str(key) for key in keys]
    rows = _on_postgresql if on_postgresql() else _on_sqlite
    return [(UUID(key), float(rank)) for key, rank in rows(groups, written)]


def _on_postgresql(groups: list[Group], written: list[str]) -> Iterable[tuple[str, float]]:
    """By key alone: that these hold the words is known, and PostgreSQL, which may keep no sample
    of words, would look all of them up again."""
    rank = SearchRank(F("body"), search_query(groups), normalization=_BY_LENGTH)
    # One kind at a time, and the keys as rows: only so does it see that each is there once.
    keys = RawSQL("SELECT unnest(%s::text[])", [written])
    for model in (Story, StoryTranslation):
        kind = ContentType.objects.get_for_model(model)
        rows = IndexEntry.objects.order_by().filter(content_type=kind, object_id__in=keys)
        yield from rows.values_list("object_id", rank)


def _on_sqlite(groups: list[Group], written: list[str]) -> Iterable[tuple[str, float]]:
    """FTS5 ranks only inside its own question, so that it is put in its own words."""
    entries, table = IndexEntry._meta.db_table, fts_table()
    places = ", ".join(["%s"] * len(written))
    sql = (
        f"SELECT e.object_id, -bm25({table}) FROM {table} JOIN {entries} e"  # noqa: S608 - ours
        f" ON e.id = {table}.rowid WHERE {table} MATCH %s AND e.object_id IN ({places})"
    )
    with connections[router.db_for_read(IndexEntry)].cursor() as cursor:
        cursor.execute(sql, [fts_query(groups), *written])
        return list(cursor.fetchall())
