"""Make a database really forget what was deleted from it.

SQLite keeps deleted words in its full-text index until `optimize`, and in the `-wal` file until
a checkpoint truncates it: both, in that order. PostgreSQL keeps dead rows until a vacuum, and a
vacuum leaves what an older snapshot (the nightly `pg_dump`) may still look at.
"""

import logging
from collections.abc import Iterable

from django.db import DatabaseError, connections
from django.db.backends.utils import CursorWrapper
from django.db.models import Model
from wagtail.search.models import IndexEntry

log = logging.getLogger("community.scrub")
INDEX_TABLE = str(IndexEntry._meta.db_table)


def scrub(alias: str, cleaned: Iterable[type[Model]], *, searched: bool) -> bool:
    """Forget what was deleted from these tables; False when something was in the way.

    `searched`: the search index stands in this database. Never raises: what was deleted stays
    deleted, and whoever asked tries again.
    """
    connection = connections[alias]
    if connection.in_atomic_block:
        return False
    try:
        if connection.vendor == "sqlite":
            return _scrub_sqlite(alias, searched=searched)
        if connection.vendor == "postgresql":
            tables = [model._meta.db_table for model in cleaned]
            return _scrub_postgresql(alias, tables + [INDEX_TABLE] * searched)
    except DatabaseError:
        log.warning("the database %s could not be scrubbed now", alias)
    return False


def _scrub_sqlite(alias: str, *, searched: bool) -> bool:
    with connections[alias].cursor() as cursor:
        if searched:
            fts = f"{INDEX_TABLE}_fts"
            cursor.execute(f"INSERT INTO {fts}({fts}) VALUES('optimize')")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    return not busy


def _scrub_postgresql(alias: str, tables: list[str]) -> bool:
    with connections[alias].cursor() as cursor:
        # Deletions of our own that are counted late would look as if they had been left.
        cursor.execute("SELECT pg_stat_force_next_flush()")
        return all([_vacuum(cursor, table) for table in tables])


def _vacuum(cursor: CursorWrapper, table: str) -> bool:
    """Whether no dead row is left: what it had to leave, a vacuum writes down (PostgreSQL 15).

    With `INDEX_CLEANUP ON` the index entries of a few rows, and so their words, are not put off.
    """
    cursor.execute(f'VACUUM (INDEX_CLEANUP ON) "{table}"')
    cursor.execute(
        "SELECT pg_stat_get_dead_tuples(%s::regclass) = 0 "
        "AND current_setting('track_counts')::bool",
        [f'"{table}"'],
    )
    return bool(cursor.fetchone()[0])
