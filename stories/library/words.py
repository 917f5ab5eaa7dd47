"""Which stories hold the words that somebody searches for.

Wagtail's own search is not asked: on SQLite it compares a story's random key in two spellings
and finds nothing, and many strings (an unbalanced quote is enough) make it fail. The index is
Wagtail's; the question put to it is built here from stems alone, which are letters and digits.
"""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQuery
from django.db import connections, router
from django.db.models import Model, Q
from django.db.models.expressions import RawSQL
from wagtail.search.models import IndexEntry

from community.lib.stems import query_words, stem
from stories.models import Story, StoryTranslation

Group = frozenset[str]


def groups_of(text: str, languages: Iterable[str]) -> list[Group]:
    """One group a word: its stems in these languages. A story must hold one of each group."""
    codes = list(languages)
    groups = [
        frozenset(found for code in codes if (found := stem(word, code)))
        for word in query_words(text)
    ]
    return [group for group in groups if group]


def holding(groups: list[Group]) -> Q:
    """Stories that hold a word of every group; all of them where there is none."""
    return Q(pk__in=stories_with(groups)) if groups else Q()


def stories_with(groups: list[Group]) -> list[UUID]:
    """The keys of all stories that hold a word of every group, public or not: in their own words,
    or in those of a translation.
    """
    translated = _rows_with(groups, StoryTranslation)
    of = StoryTranslation.objects.filter(pk__in=translated).values_list("story_id", flat=True)
    return [*_rows_with(groups, Story), *(of if translated else ())]


def _rows_with(groups: list[Group], model: type[Model]) -> list[UUID]:
    content_type = ContentType.objects.get_for_model(model)
    entries = IndexEntry.objects.filter(content_type=content_type)
    if connections[router.db_for_read(IndexEntry)].vendor == "postgresql":
        entries = entries.filter(
            body=SearchQuery(_tsquery(groups), search_type="raw", config="simple")
        )
    else:
        table = f"{IndexEntry._meta.db_table}_fts"
        # The name is our own table's; what was typed is a parameter.
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH %s"  # noqa: S608
        matching = RawSQL(sql, [_fts(groups)])  # noqa: S611
        entries = entries.filter(pk__in=matching)
    return [UUID(key) for key in entries.values_list("object_id", flat=True)]


def _fts(groups: list[Group]) -> str:
    """SQLite FTS5: each stem is a quoted string, and holds nothing that could end it."""
    parts = [" OR ".join(f'"{found}"' for found in sorted(group)) for group in groups]
    return "body : (" + " AND ".join(f"({part})" for part in parts) + ")"


def _tsquery(groups: list[Group]) -> str:
    """PostgreSQL's raw form, with the same care."""

    def phrase(found: str) -> str:
        return "(" + " <-> ".join(f"'{piece}'" for piece in found.split()) + ")"

    parts = [" | ".join(phrase(found) for found in sorted(group)) for group in groups]
    return " & ".join(f"({part})" for part in parts)
