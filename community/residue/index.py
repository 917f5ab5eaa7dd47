"""The search index, word by word, and its rows that point at nothing.

The index keeps stems, so a text is looked for as the stems of its words, one after another. On
SQLite the words of deleted rows stay in its segments until `optimize`; they are read from there.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connection
from wagtail.search.models import IndexEntry

from community.lib.stems import stem, words
from community.residue.findings import Finding
from community.residue.needles import Needle
from community.residue.segments import terms_on_page

TABLE: str = IndexEntry._meta.db_table
FTS = f"{TABLE}_fts"


def search_index(needles: Sequence[Needle]) -> Iterator[Finding]:
    """Needles found as words, left-over words, and rows without their object."""
    for needle in needles:
        for entry in sorted({e for phrase in phrases(needle.text) for e in _entries(phrase)}):
            yield Finding(needle.number, f"{DEFAULT_DB_ALIAS}: search index, entry {entry}")
    left = left_over_terms()
    for needle in needles:
        if left & {term for phrase in phrases(needle.text) for term in phrase.split()}:
            yield Finding(needle.number, "a word of a deleted row in the search index's segments")
    for entry in entries_without_object():
        yield Finding(0, f"search index, entry {entry}: its object is gone")


def phrases(text: str) -> set[str]:
    """The words as the index may hold them: stemmed for each language, and as they are."""
    languages = {code for code, _ in [*settings.STORY_LANGUAGES, *settings.LANGUAGES]}
    found = {stem(text, language) for language in [*languages, "und"]} | {" ".join(words(text))}
    return {phrase for phrase in found if phrase}


def _entries(phrase: str) -> list[int]:
    """The entries in which these words stand one after another."""
    if connection.vendor == "postgresql":
        sql = (
            f"SELECT id FROM {TABLE} WHERE (title || body || autocomplete) "
            "@@ phraseto_tsquery('simple', %s::text)"
        )
        return _ids(sql, [phrase])
    quoted = '"' + phrase.replace('"', "") + '"'
    return _ids(f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s", [quoted])


def left_over_terms() -> set[str]:
    """Words that stand in SQLite's segments and in no living row."""
    if connection.vendor != "sqlite":
        return set()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, block FROM {FTS}_data")
        pages = cursor.fetchall()
        vocabulary = f"temp.{TABLE}_words"
        cursor.execute(f"DROP TABLE IF EXISTS {vocabulary}")
        cursor.execute(f"CREATE VIRTUAL TABLE {vocabulary} USING fts5vocab(main, {FTS}, row)")
        cursor.execute(f"SELECT term FROM {vocabulary}")
        living = {row[0] for row in cursor.fetchall()}
        cursor.execute(f"DROP TABLE {vocabulary}")
    return {term for page in pages for term in terms_on_page(*page)} - living


def entries_without_object() -> Iterator[int]:
    """Index rows whose object is not there any more, or whose entry is not."""
    for content_type in ContentType.objects.filter(
        pk__in=IndexEntry.objects.values("content_type").distinct()
    ):
        model = content_type.model_class()
        there = set(map(str, model._base_manager.values_list("pk", flat=True))) if model else set()
        entries = IndexEntry.objects.filter(content_type=content_type)
        for entry, key in entries.values_list("pk", "object_id"):
            if key not in there:
                yield entry
    if connection.vendor == "sqlite":
        yield from _ids(
            f"SELECT id FROM {FTS}_content WHERE id NOT IN (SELECT id FROM {TABLE})",
            [],
        )


def _ids(sql: str, params: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]
