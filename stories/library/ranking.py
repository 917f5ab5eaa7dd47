"""The best match first: of the newest stories that hold the words."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.search import SearchRank
from django.db import connections, router
from django.db.models import F
from wagtail.search.models import IndexEntry

from stories.library.words import Group, fts_query, fts_table, matching, on_postgresql, search_query
from stories.models import Story, StoryTranslation
from stories.models.story import StoryQuerySet

# So many of the newest are put in order; the order of a whole library would take too long.
RANKED: Final = 1_000
_BY_LENGTH: Final = 1  # PostgreSQL: a long text holds more words, and is not better for it


def ranked(stories: StoryQuerySet, groups: list[Group]) -> dict[str, UUID]:
    """The keys of these stories by their references, in the order of their match: of the newest
    thousand versions. Two queries, one where there are none."""
    newest: dict[UUID, str] = {}
    version_of: dict[UUID, UUID] = {}
    rows = stories.values_list("pk", "reference", "translations__pk")[:RANKED]
    for pk, reference, translation in rows:
        newest[pk] = reference
        version_of |= {pk: pk, **({translation: pk} if translation else {})}
    best: dict[UUID, float] = {}
    for key, rank in _ranks(groups, list(version_of)):
        story = version_of[key]
        best[story] = max(rank, best.get(story, rank))
    order = sorted(newest, key=lambda pk: -best.get(pk, 0.0))
    return {newest[pk]: pk for pk in order}


def _ranks(groups: list[Group], keys: list[UUID]) -> Iterable[tuple[UUID, float]]:
    if not keys:
        return []
    written = [str(key) for key in keys]
    rows = _on_postgresql if on_postgresql() else _on_sqlite
    return [(UUID(key), float(rank)) for key, rank in rows(groups, written)]


def _on_postgresql(groups: list[Group], written: list[str]) -> Iterable[tuple[str, float]]:
    asked = search_query(groups)
    rank = SearchRank(F("body"), asked, normalization=_BY_LENGTH)
    rows: Any = matching(Story, groups) | matching(StoryTranslation, groups)
    found = rows.filter(object_id__in=written).values_list("object_id", rank)
    return list(found)


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
