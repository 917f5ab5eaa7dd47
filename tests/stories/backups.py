"""Real backups of the test databases, restored: files on SQLite, copies on PostgreSQL."""

import contextlib
import os
import sqlite3
from pathlib import Path
from types import TracebackType
from uuid import uuid4

import psycopg
from django.db import connections

BOTH = ("default", "keys")


class Backup:
    """Both databases as they are now. `with Backup(folder) as backup: … backup.restore("keys")`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.copies: dict[str, str] = {}

    def __enter__(self) -> "Backup":
        # Main first, then keys, as the handbook says.
        for alias in BOTH:
            name = f"backup_{uuid4().hex}"
            self.copies[alias] = name
            source = connections[alias].settings_dict["NAME"]
            if connections[alias].vendor == "sqlite":
                with (
                    contextlib.closing(sqlite3.connect(source)) as now,
                    contextlib.closing(sqlite3.connect(self.folder / name)) as copy,
                ):
                    now.backup(copy)
            else:
                connections[alias].close()
                _ask_server(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        return self

    def restore(self, *aliases: str) -> None:
        """Put these back as they were; nobody is connected meanwhile."""
        for alias in aliases:
            connections[alias].close()
            place, copy = connections[alias].settings_dict["NAME"], self.copies[alias]
            if connections[alias].vendor == "sqlite":
                for ending in ("-wal", "-shm"):
                    Path(f"{place}{ending}").unlink(missing_ok=True)
                Path(place).write_bytes((self.folder / copy).read_bytes())
            else:
                _ask_server(f'DROP DATABASE "{place}" WITH (FORCE)')
                _ask_server(f'CREATE DATABASE "{place}" TEMPLATE "{copy}"')

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for alias, copy in self.copies.items():
            if connections[alias].vendor == "postgresql":
                _ask_server(f'DROP DATABASE IF EXISTS "{copy}"')


def _ask_server(statement: str) -> None:
    with psycopg.connect(os.environ["HNH_TEST_POSTGRESQL"], autocommit=True) as server:
        server.execute(statement)
