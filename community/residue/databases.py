"""Every column of every table of every database.

On PostgreSQL also its statistics, which keep samples of values after their rows are gone, and
the statements that other connections are running.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

from django.db import connections, transaction

from community.residue.findings import Finding
from community.residue.haystack import Haystack
from community.residue.needles import Needle

ROWS_AT_ONCE: Final = 500
PLACES_TOLD: Final = 20
# A sign that no text holds and that is valid UTF-8.
BETWEEN: Final = b"\x01"
PLAIN_KEY: Final = re.compile(r"\d{1,19}|[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TABLES_POSTGRESQL: Final = """
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'm', 'p')
      AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%'
    ORDER BY 1, 2
"""
# Samples of values, and statements in flight: not ours to write, and yet they may hold words.
BEHIND_THE_SCENES: Final = (("pg_catalog", "pg_stats"), ("pg_catalog", "pg_stat_activity"))

Table = tuple[str, str]
Row = tuple[Any, ...]


def search_databases(needles: Sequence[Needle]) -> Iterator[Finding]:
    """Everything found in the tables of every alias."""
    for alias in connections:
        for table in tables(alias):
            yield from _search_table(alias, table, needles)


def tables(alias: str) -> list[Table]:
    """Schema and name of every table, those that no model knows included."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(TABLES_POSTGRESQL)
            return [*cursor.fetchall(), *BEHIND_THE_SCENES]
        return [("", name) for name in sorted(connection.introspection.table_names(cursor))]


def _search_table(alias: str, table: Table, needles: Sequence[Needle]) -> Iterator[Finding]:
    """The first places of each needle: one that stands everywhere is not told of for ever."""
    columns = _columns(alias, table)
    left = dict.fromkeys(needles, PLACES_TOLD)
    begin = 1
    for rows in _rows(alias, table, columns):
        together = Haystack(BETWEEN.join(_raw(value) for row in rows for value in row))
        for needle in [needle for needle in left if together.holds(needle)]:
            for finding in _locate(alias, table, columns, rows, begin, needle):
                left[needle] -= 1
                yield finding
                if not left[needle]:
                    yield Finding(needle.number, f"{alias}: {table[1]}, and perhaps further rows")
                    del left[needle]
                    break
        begin += len(rows)


def _columns(alias: str, table: Table) -> list[str]:
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {_name(alias, table)} LIMIT 0")
        return [column[0] for column in cursor.description or ()]


def _rows(alias: str, table: Table, columns: list[str]) -> Iterator[list[Row]]:
    """The rows, some at a time, each value as bytes or text."""
    connection = connections[alias]
    quoted = [connection.ops.quote_name(column) for column in columns]
    postgresql = connection.vendor == "postgresql"
    as_bytes = ", ".join(f"{c}::text" if postgresql else f"CAST({c} AS BLOB)" for c in quoted)
    # A cursor outside a transaction would make PostgreSQL write a copy of the table; on SQLite a
    # transaction would keep everybody else from writing.
    guard: AbstractContextManager[Any] = (
        transaction.atomic(using=alias) if postgresql else nullcontext()
    )
    with guard, connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {as_bytes} FROM {_name(alias, table)}")
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield rows


def _locate(
    alias: str, table: Table, columns: list[str], rows: list[Row], begin: int, needle: Needle
) -> Iterator[Finding]:
    for number, row in enumerate(rows, start=begin):
        for column, value in zip(columns, row, strict=True):
            if value is not None and Haystack(_raw(value)).holds(needle):
                place = f"{alias}: {'.'.join(filter(None, (*table, column)))}"
                yield Finding(needle.number, f"{place}, {_which(number, columns, row)}")


def _which(number: int, columns: list[str], row: Row) -> str:
    """The row by its key where that is a number or random, else by its place: never by words."""
    if "id" in columns:
        key = _raw(row[columns.index("id")]).decode(errors="replace")
        if PLAIN_KEY.fullmatch(key):
            return f"id {key}"
    return f"row {number}"


def _raw(value: Any) -> bytes:
    """Bytes as they are; PostgreSQL spells `bytea` in hexadecimal, which is one of our forms."""
    return b"" if value is None else value.encode() if isinstance(value, str) else bytes(value)


def _name(alias: str, table: Table) -> str:
    return ".".join(connections[alias].ops.quote_name(part) for part in table if part)
