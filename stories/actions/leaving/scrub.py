"""Make a database really forget what was deleted from it.

SQLite keeps deleted words in its full-text index until `optimize`, and in the `-wal` file until
a checkpoint truncates it: both, in that order. PostgreSQL keeps dead rows until a vacuum, and a
vacuum leaves what an older snapshot (the nightly `pg_dump`) may still look at.
"""

import logging

from django.apps import apps
from django.db import DatabaseError, connections
from django.db.backends.utils import CursorWrapper
from django.db.models import Model
from wagtail.search.models import IndexEntry

from stories.models import Story, StoryAlternative, StoryCoercion, StoryTranslation
from stories.vault.models import Anchor, DataKey, Erasure

log = logging.getLogger("community.scrub")

MAIN, KEYS = "default", "keys"
# What holds nobody's words or key, and is never deleted for anybody's sake.
NOTHING_OF_ANYBODY = (Anchor, Erasure)


INDEX_TABLE = str(IndexEntry._meta.db_table)


def scrub_search() -> bool:
    """Forget deleted rows, words and keys in both databases; False when something was in the way.

    Never raises: what was deleted stays deleted, and housekeeping tries again.
    """
    return all([_scrub(alias) for alias in (MAIN, KEYS)])


def cleaned(alias: str) -> list[type[Model]]:
    """Every table that words or keys are deleted from: a new one in the vault is among them."""
    if alias == KEYS:
        return [DataKey]
    vault = apps.get_app_config("vault").get_models()
    left_out = {DataKey, *NOTHING_OF_ANYBODY}
    sealed = [model for model in vault if model not in left_out]
    return [Story, StoryCoercion, StoryAlternative, StoryTranslation, *sealed]


def _scrub(alias: str) -> bool:
    connection = connections[alias]
    if connection.in_atomic_block:
        return False
    try:
        if connection.vendor == "sqlite":
            return _scrub_sqlite(alias)
        if connection.vendor == "postgresql":
            return _scrub_postgresql(alias)
    except DatabaseError:
        log.warning("the database %s could not be scrubbed now", alias)
    return False


def _scrub_sqlite(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        if alias == MAIN:
            fts = f"{INDEX_TABLE}_fts"
            cursor.execute(f"INSERT INTO {fts}({fts}) VALUES('optimize')")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    return not busy


def _scrub_postgresql(alias: str) -> bool:
    tables = [model._meta.db_table for model in cleaned(alias)]
    if alias == MAIN:
        tables.append(INDEX_TABLE)
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
