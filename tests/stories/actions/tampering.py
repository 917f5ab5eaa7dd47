"""Going behind the application's back: raw SQL, and everything as it was afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


class _Back(Exception):
    """Leaves a transaction so that nothing of it stays."""


@contextmanager
def for_a_moment() -> Iterator[None]:
    """Whatever happens inside is undone."""
    try:
        with transaction.atomic():
            yield
            raise _Back
    except _Back:
        pass


def raw(sql: str, *params: Any) -> list[tuple[Any, ...]]:
    """Rows, where the statement gives any."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall()) if cursor.description else []


def rows_of(table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns' names and every row, with values as the database keeps them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")
        return [column[0] for column in cursor.description], list(cursor.fetchall())
