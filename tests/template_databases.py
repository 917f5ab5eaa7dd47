"""Migrated PostgreSQL databases: of several workers the first migrates, the others copy its own.

Only in a cluster that is thrown away after the run (`tests.suite`): on a server that somebody named
to us, nothing is left behind.
"""

import fcntl
import os
from pathlib import Path
from typing import Any

from django.db import connections

THROWN_AWAY = bool(os.environ.get("HNH_TEST_THROWN_AWAY"))


class Templates:
    """One pair of databases in the cluster, each called as its alias."""

    def __init__(self, folder: Path) -> None:
        self._lock = (folder / "lock").open("w")

    def put_in_place(self) -> bool:
        """Make copies where the tests' databases will be; whether there were any.

        Others wait from here on until `let_others`.
        """
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        there = all(_exists(_template(alias)) for alias in connections)
        for alias in connections if there else ():
            _copy(_template(alias), _test_database(alias))
        return there

    def keep(self) -> None:
        """Keep what was just migrated; nobody may look at it meanwhile."""
        for alias in connections:
            connections[alias].close()
            _copy(connections[alias].settings_dict["NAME"], _template(alias))

    def let_others(self) -> None:
        """Whoever waits may go on."""
        self._lock.close()


def _template(alias: str) -> str:
    return f"hnh_migrated_{alias}"


def _test_database(alias: str) -> str:
    return str(_creation(alias)._get_test_db_name())


def _exists(name: str) -> bool:
    with _creation("default")._nodb_cursor() as cursor:
        return bool(_creation("default")._database_exists(cursor, name))


def _copy(name: str, to: str) -> None:
    quoted = connections["default"].ops.quote_name
    with _creation("default")._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {quoted(to)} TEMPLATE {quoted(name)}")


def _creation(alias: str) -> Any:
    return connections[alias].creation
