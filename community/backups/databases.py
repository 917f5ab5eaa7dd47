"""A database as one stream and back, with as many rows in each table as it had at that moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from errno import EPIPE
from pathlib import Path
from subprocess import PIPE
from typing import IO, NamedTuple, cast

from django.db import connections, transaction

from community.backups.programs import running

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
# What a program of PostgreSQL may not hold up: its own tables come with the server.
FOREIGN = ("sqlite_", "pg_")


class Dump(NamedTuple):
    """A stream of the whole database, and its rows by table at the very same moment."""

    stream: IO[bytes]
    rows: dict[str, int]


def kind_of(alias: str) -> str:
    """What this database is, which a dump can only be put back into."""
    return str(connections[alias].vendor)


@contextmanager
def dumped(alias: str) -> Iterator[Dump]:
    """The database as it is at one moment, while others go on writing."""
    made = _dumped_sqlite if kind_of(alias) == SQLITE else _dumped_postgresql
    with made(alias) as dump:
        yield dump


def rows_of(alias: str) -> dict[str, int]:
    """How many rows there are in each table."""
    connection = connections[alias]
    counts = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if not table.startswith(FOREIGN):
                quoted = connection.ops.quote_name(table)
                cursor.execute(f"SELECT COUNT(*) FROM {quoted}")  # noqa: S608 - the catalogue's names
                counts[table] = cursor.fetchone()[0]
    return counts


def is_empty(alias: str) -> bool:
    """Whether nothing stands in it yet, not even a table."""
    return not rows_of(alias)


@contextmanager
def put_back(alias: str) -> Iterator[IO[bytes]]:
    """Write a dump into what this yields; it then stands in the place of whatever was there.

    Nothing may be served meanwhile. Raises ProgramFailed, and sqlite3.DatabaseError when what came
    is no whole database. SQLite then still has what it had; PostgreSQL is empty: look at the file
    (`restore` compares its digest) before you begin.
    """
    into = _into_sqlite if kind_of(alias) == SQLITE else _into_postgresql
    with into(alias) as target:
        yield target


@contextmanager
def _dumped_sqlite(alias: str) -> Iterator[Dump]:
    """By SQLite's own online backup, into a file beside the database: on a disk that holds the same
    words already, and gone when this ends; what a power cut left of an earlier one is gone at the
    next."""
    place = _file_of(alias)
    beside = place.with_name(f"{place.name}.copying")
    beside.unlink(missing_ok=True)
    beside.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(beside)) as into:
            connections[alias].ensure_connection()
            connections[alias].connection.backup(into)
            into.execute("PRAGMA journal_mode=DELETE")
            rows = _rows_of_file(into)
        with beside.open("rb") as stream:
            yield Dump(stream, rows)
    finally:
        beside.unlink(missing_ok=True)


def _rows_of_file(file: sqlite3.Connection) -> dict[str, int]:
    tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    names = [name for (name,) in tables if not name.startswith(FOREIGN)]
    return {name: _count(file, name) for name in names}


def _count(file: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    found = file.execute(f'SELECT COUNT(*) FROM "{quoted}"')  # noqa: S608 - the catalogue's names
    return int(found.fetchone()[0])


@contextmanager
def _into_sqlite(alias: str) -> Iterator[IO[bytes]]:
    place = _file_of(alias)
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f"{place.name}.coming")
    beside.unlink(missing_ok=True)
    beside.touch(mode=0o600)
    try:
        with beside.open("wb") as target:
            yield target
        with closing(sqlite3.connect(beside)) as came:
            # Our rules of rows ask functions that only the site's own connections know.
            came.execute("PRAGMA ignore_check_constraints=ON")
            if came.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("what came is no whole database")
        connections[alias].close()
        # A log of the old database must not be read into the new one.
        for old in ("-wal", "-shm"):
            place.with_name(place.name + old).unlink(missing_ok=True)
        beside.rename(place)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _dumped_postgresql(alias: str) -> Iterator[Dump]:
    """By pg_dump, which sees the same moment as our own transaction that counts."""
    connection = connections[alias]
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        moment: str = cursor.fetchone()[0]
        rows = rows_of(alias)
        arguments = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment}")
        with running("pg_dump", alias, *arguments, stdout=PIPE) as process:
            yield Dump(cast(IO[bytes], process.stdout), rows)


@contextmanager
def _into_postgresql(alias: str) -> Iterator[IO[bytes]]:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connections[alias].close()
    arguments = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    name: str = connections[alias].settings_dict["NAME"]
    with running("pg_restore", alias, *arguments, f"--dbname={name}", stdin=PIPE) as process:
        target = cast(IO[bytes], process.stdin)
        try:
            yield target
            target.close()
        except OSError as error:
            if error.errno not in (None, EPIPE):
                raise
            # It ended by itself, and says why when this ends.


def _file_of(alias: str) -> Path:
    return Path(connections[alias].settings_dict["NAME"])
