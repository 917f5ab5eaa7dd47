"""Prove what was derived from a public text: columns, topics, and the row of the search index."""

from collections.abc import Iterator
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model, QuerySet
from wagtail.search.models import IndexEntry

from community.models.merged_topic import now_called
from stories.models import Story, StoryTranslation

INDEXED: Final = {"story": Story, "translation": StoryTranslation}
DERIVED: Final = (
    "language",
    "perspective",
    "title",
    "name",
    "country",
    "region",
    "setting",
    "from_year",
    "to_year",
    "notes",
    "tells_what_helped",
    "example",
)


def not_derived(story: Story) -> Iterator[str]:
    """Whatever is not what the text gives now."""
    fresh = Story(document=story.document)
    fresh.derive()
    for name in DERIVED:
        if getattr(story, name) != getattr(fresh, name):
            yield f"{name} is not what its text gives"
    for kind, topics in story.content["topics"].items():
        if sorted(getattr(story, kind).values_list("slug", flat=True)) != sorted(
            now_called(topics)
        ):
            yield f"its topics of {kind} are not what its text gives"
    yield from indexed_wrongly(story, hidden=story.suspended)


def stray_index_rows() -> Iterator[str]:
    """Rows of the index that belong to no public text."""
    for called, model in INDEXED.items():
        there = set(map(str, model._default_manager.values_list("pk", flat=True)))
        keys = _index(model).values_list("object_id", flat=True)
        stray = [key for key in keys if key not in there]
        if stray:
            yield f"{len(stray)} rows of the search index belong to no public {called}"


def indexed_wrongly(row: Story | StoryTranslation, *, hidden: bool) -> Iterator[str]:
    """Whatever is wrong with the words of this public row in the search index."""
    rows = list(_index(type(row)).filter(object_id=str(row.pk)).values_list("pk", flat=True))
    if hidden:
        if rows:
            yield "it is suspended, and the search index still holds its words"
    elif len(rows) != 1:
        yield f"the search index holds {len(rows)} rows of it"
    elif not _gives(rows[0], row.stems):
        yield "its row of the search index is not what its text gives (manage.py update_index)"


def _gives(row: int, stems: str) -> bool:
    """Whether the index row holds these stems and nothing else; PostgreSQL keeps a vector."""
    holds = "body = %s AND title = '' AND autocomplete = ''"
    if connection.vendor == "postgresql":
        holds = "setweight(body, 'D') = to_tsvector('simple', %s::text)"
        holds += " AND title = ''::tsvector AND autocomplete = ''::tsvector"
    sql = f"SELECT 1 FROM {IndexEntry._meta.db_table} WHERE id = %s AND {holds}"  # noqa: S608 - ours
    with connection.cursor() as cursor:
        cursor.execute(sql, [row, stems])
        return cursor.fetchone() is not None


def _index(model: type[Model]) -> "QuerySet[Any]":
    rows: QuerySet[Any] = IndexEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model)
    )
    return rows
