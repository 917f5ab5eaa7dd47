"""Putting a set back: looked at first, then written, then counted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from community.backups import media
from community.backups.contents import DATABASE, MEDIA, Altered, Contents, read_contents
from community.backups.databases import is_empty, kind_of, put_back, rows_of
from community.backups.pipe import through
from community.backups.sealing import open_sealed


class Refused(Exception):
    """What is asked for would lose something, or cannot be done here."""


class Taken(NamedTuple):
    """What was put back: how many rows in how many tables, how many files."""

    rows: int
    tables: int
    files: int


def look(folder: Path, held: Sequence[Any], *, alias: str, over: bool) -> Contents:
    """What the set holds, and that it can be put back here.

    Raises CannotOpen, Altered, and Refused: for the other shelf's set, for another kind of
    database, and for a database that is not empty unless `over` says that it may go.
    """
    contents = read_contents(folder, held)
    contents.check(folder)
    if contents.alias != alias:
        raise Refused(f"{folder.name} is of the database {contents.alias}, not {alias}.")
    if contents.kind != kind_of(alias):
        raise Refused(f"{folder.name} came from {contents.kind}; here is {kind_of(alias)}.")
    if not over and not is_empty(alias):
        raise Refused(f"The database {alias} is not empty.")
    return contents


def put_set_back(folder: Path, contents: Contents, held: Sequence[Any]) -> Taken:
    """Write it and count it. Raises Altered when the rows are not as many as when it was made."""
    with put_back(contents.alias) as target, (folder / DATABASE).open("rb") as source:
        open_sealed(source, target, held)
    rows = rows_of(contents.alias)
    if rows != contents.rows:
        tables = sorted(rows | contents.rows)
        wrong = [name for name in tables if rows.get(name) != contents.rows.get(name)]
        raise Altered(f"Not as many rows as when it was made: {', '.join(wrong)}.")
    files = _media_back(folder / MEDIA, held) if MEDIA in contents.files else 0
    return Taken(sum(rows.values()), len(rows), files)


def _media_back(path: Path, held: Sequence[Any]) -> int:
    media.clear()
    with path.open("rb") as sealed:
        return through(lambda target: open_sealed(sealed, target, held), media.unpack)
