"""Which stories hold the words that somebody searches for.

Wagtail's own search is not asked: on SQLite it compares a story's random key in two spellings
and finds nothing, and many strings (an unbalanced quote is enough) make it fail. The index is
Wagtail's; the question put to it is built here from stems alone, which are letters and digits.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQuery
from django.db import connections, router
from django.db.models import (
    BooleanField,
    Exists,
    F,
    Func,
    Model,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Concat, Replace, Substr
from wagtail.search.models import IndexEntry

from community.lib.finding import SMALL
from community.lib.geo import fold
from community.lib.remembered import remembered
from community.lib.stems import query_words, stem
from stories.models import Story, StoryTranslation

Group = frozenset[str]
# Above this the list is walked and each story asked; below it the index names all that hold them.
MANY: Final = 5_000
# PostgreSQL is let keep no sample of words (`stories.samples`), and cannot know which are common.
# So the newest stories are asked: words that so many of them hold are common.
SAMPLE: Final = 200
COMMON: Final = 2
A_MINUTE: Final = 60
# Small in one language, and a word to look for in another.
_NOT_SMALL: Final = frozenset(
    {"die", "hat", "man", "mes", "mont", "son", "sont", "sur", "ton", "war"}
)
_SMALL: Final = frozenset().union(*SMALL.values()) - _NOT_SMALL
# Where a random key as its database writes it is cut, to be written as the index writes it.
_PIECES: Final = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))


def telling_words(text: str) -> list[str]:
    """The words to look for, without the small ones ("in"), unless there are no others."""
    every = query_words(text)
    return [word for word in every if fold(word) not in _SMALL] or every


def groups_of(text: str, languages: Iterable[str]) -> list[Group]:
    """One group a word: its stems in these languages. A story must hold one of each group."""
    codes = list(languages)
    groups = [
        frozenset(found for code in codes if (found := stem(word, code)))
        for word in telling_words(text)
    ]
    return [group for group in groups if group]


def holding(groups: list[Group], *, many: bool) -> Q:
    """Stories that hold a word of every group, in their own words or in those of a translation;
    all of them where there is no group. `many`: as `are_many` says of them."""
    if not groups:
        return Q()
    if many:
        translated = StoryTranslation.objects.filter(_asked(StoryTranslation, groups))
        return _asked(Story, groups) | Q(Exists(translated.filter(story=OuterRef("pk"))))
    own = matching(Story, groups).values_list(_key())
    other = StoryTranslation.objects.filter(
        pk__in=matching(StoryTranslation, groups).values_list(_key())
    )
    return Q(pk__in=own.union(other.order_by().values_list("story_id"), all=True))


def matching(model: type[Model], groups: list[Group]) -> "QuerySet[Any]":
    """The rows of the index that hold a word of every group, of public rows or not."""
    content_type = ContentType.objects.get_for_model(model)
    return _matching(groups).filter(content_type=content_type)


def are_many(groups: list[Group]) -> bool:
    """Whether more stories hold them than are worth naming. One query, none in a small library."""
    if not on_postgresql():
        return _matching(groups).order_by().values("pk")[: MANY + 1].count() > MANY
    if _is_small():
        return False
    newest = Story.objects.newest_first().values("pk")[:SAMPLE]
    return Story.objects.filter(_asked(Story, groups), pk__in=newest).count() >= COMMON


@remembered(A_MINUTE)
def _is_small() -> bool:
    """Whether PostgreSQL knows that the whole index holds no more than `MANY`."""
    with connections[router.db_for_read(IndexEntry)].cursor() as cursor:
        table = IndexEntry._meta.db_table
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [table])
        (rows,) = cursor.fetchone()
    return 0 <= int(rows) <= MANY


def on_postgresql() -> bool:
    """Which of the two forms of the index is asked."""
    return connections[router.db_for_read(IndexEntry)].vendor == "postgresql"


def fts_table() -> str:
    """SQLite's table of words beside the index."""
    return f"{IndexEntry._meta.db_table}_fts"


def _matching(groups: list[Group]) -> "QuerySet[Any]":
    entries: QuerySet[Any] = IndexEntry.objects.order_by()
    if on_postgresql():
        return entries.filter(body=search_query(groups))
    table = fts_table()
    # The name is our own table's; what was typed is a parameter.
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH %s"  # noqa: S608
    return entries.filter(pk__in=RawSQL(sql, [fts_query(groups)]))  # noqa: S611 - ours


def _asked(model: type[Model], groups: list[Group]) -> Q:
    """Each row asked whether the index has it with these words, from its place in the index by
    key: as a function, the comparison has no index of its own to tempt PostgreSQL."""
    if not on_postgresql():
        return Q(Exists(matching(model, groups).filter(object_id=_written("pk"))))
    content_type = ContentType.objects.get_for_model(model)
    holds = Func(
        F("body"), search_query(groups), function="ts_match_vq", output_field=BooleanField()
    )
    rows: Any = IndexEntry.objects.order_by().filter(holds, content_type=content_type)
    # The second comparison says nothing, and keeps PostgreSQL from reading the whole index first.
    return Q(Exists(rows.filter(object_id=_written("pk"), object_id__gte=_written("pk"))))


def _key() -> Any:
    """The index's way to write a random key, as the database keeps one."""
    if on_postgresql():
        return Cast("object_id", UUIDField())
    return Replace("object_id", Value("-"), Value(""))


def _written(name: str) -> Any:
    """The other way round: the key of the row outside, as the index writes it."""
    text = Cast(OuterRef(name), TextField())
    if on_postgresql():
        return text
    pieces = [Substr(text, start, length) for start, length in _PIECES]
    return Concat(pieces[0], *(part for piece in pieces[1:] for part in (Value("-"), piece)))


def fts_query(groups: list[Group]) -> str:
    """SQLite FTS5: each stem is a quoted string, and holds nothing that could end it."""
    parts = [" OR ".join(f'"{found}"' for found in sorted(group)) for group in groups]
    return "body : (" + " AND ".join(f"({part})" for part in parts) + ")"


def search_query(groups: list[Group]) -> SearchQuery:
    """PostgreSQL's raw form, with the same care."""

    def phrase(found: str) -> str:
        return "(" + " <-> ".join(f"'{piece}'" for piece in found.split()) + ")"

    parts = [" | ".join(phrase(found) for found in sorted(group)) for group in groups]
    asked = " & ".join(f"({part})" for part in parts)
    return SearchQuery(asked, search_type="raw", config="simple")
