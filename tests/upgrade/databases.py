"""Databases beside those of the other tests, empty, in their place for a while."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.db.utils import load_backend


@contextmanager
def other_databases(folder: Path) -> Iterator[None]:
    """Every alias leads to an empty database, until the end."""
    before = {alias: connections[alias] for alias in connections}
    mark = uuid4().hex[:8]
    try:
        for alias, connection in before.items():
            connections[alias] = _empty(connection, alias, f"hnh_upgrade_{alias}_{mark}", folder)
        yield
    finally:
        for alias, connection in before.items():
            other = connections[alias]
            connections[alias] = connection
            if other is not connection:
                _throw_away(other, connection)
        # What was called which number over there.
        ContentType.objects.clear_cache()


def _empty(connection: Any, alias: str, name: str, folder: Path) -> Any:
    told = copy.deepcopy(connection.settings_dict)
    if connection.vendor == "postgresql":
        told["NAME"] = name
        _on_the_server(connection, "CREATE DATABASE", name)
    else:
        told["NAME"] = str(folder / f"{name}.sqlite3")
    return load_backend(told["ENGINE"]).DatabaseWrapper(told, alias)


def _throw_away(other: Any, connection: Any) -> None:
    other.close()
    if connection.vendor == "postgresql":
        _on_the_server(connection, "DROP DATABASE", other.settings_dict["NAME"])


def _on_the_server(connection: Any, verb: str, name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"{verb} {connection.ops.quote_name(name)}")
