"""What the tables hold, read without any model in between, and what of it is not as it was."""

from collections.abc import Iterable
from typing import Any

from django.db import connections, models, router

# By table and key; each row by column.
Table = dict[tuple[Any, ...], dict[str, Any]]
Rows = dict[str, Table]


def rows_of(found: Iterable[type[models.Model]]) -> Rows:
    """Of each model's own table."""
    return {model._meta.db_table: _table(model) for model in found}


def differences(before: Rows, after: Rows) -> set[str]:
    """`table is gone`, `table.column is gone`, `table lost rows`, `table.column changed`."""
    found = set()
    for table, rows in before.items():
        if table not in after:
            found.add(f"{table} is gone")
        else:
            found |= _of_table(table, rows, after[table])
    return found


def _of_table(table: str, before: Table, after: Table) -> set[str]:
    found = set()
    for key, row in before.items():
        if key not in after:
            found.add(f"{table} lost rows")
            continue
        for column, held in row.items():
            if column not in after[key]:
                found.add(f"{table}.{column} is gone")
            elif after[key][column] != held:
                found.add(f"{table}.{column} changed")
    return found


def _table(model: type[models.Model]) -> Table:
    connection: Any = connections[router.db_for_read(model)]
    name = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {name}")
        columns = [column[0] for column in cursor.description]
        rows = [dict(zip(columns, map(_plain, row), strict=True)) for row in cursor.fetchall()]
    return {(row[model._meta.pk.column],): row for row in rows}


def _plain(held: Any) -> Any:
    return bytes(held) if isinstance(held, memoryview) else held
