"""Files: the databases' own, media with their names, logs."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connections

from community.residue.findings import Finding, Unread
from community.residue.haystack import Haystack
from community.residue.needles import Needle
from community.residue.packed import UNREADABLE
from community.residue.streams import search_packed, search_stream

SQLITE_SUFFIXES: Final = ("", "-wal", "-shm", "-journal")


def search_database_files(needles: Sequence[Needle]) -> Iterator[Finding | Unread]:
    """The raw bytes of every SQLite database, freed pages and log included."""
    for path in database_files():
        try:
            with path.open("rb") as file:
                yield from search_stream(file, path.name, needles, pages=True)
        except OSError as error:
            yield Unread(path.name, type(error).__name__)


def database_files() -> list[Path]:
    """The SQLite files that are there now."""
    names = [
        str(connections[alias].settings_dict["NAME"])
        for alias in connections
        if connections[alias].vendor == "sqlite"
    ]
    paths = [Path(name + suffix) for name in names for suffix in SQLITE_SUFFIXES]
    return [path for path in paths if path.is_file()]


def search_folders(needles: Sequence[Needle]) -> Iterator[Finding | Unread]:
    """Media and logs: what the files hold, and what they are called."""
    for label, folder in folders().items():
        closed: list[OSError] = []
        for number, path in enumerate(_files_in(folder, closed), start=1):
            place = f"{label}, file {number}"
            # A name need not be UTF-8, and then could not be printed.
            inside = os.fsencode(path.relative_to(folder)).decode(errors="replace")
            hits = _in_name(inside, needles)
            shown = place if hits else f"{place} ({inside})"
            for needle in hits:
                yield Finding(needle.number, f"{place}: in its name")
            yield from _search_file(path, shown, needles)
        for number, error in enumerate(closed, start=1):
            yield Unread(f"{label}, closed folder {number}", type(error).__name__)


def folders() -> dict[str, Path]:
    """The folders that are searched, by what they hold."""
    return {label: root for label, root in _roots().items() if root.is_dir()}


def folders_missing() -> dict[str, Path]:
    """The folders that the settings name and that are not there."""
    return {label: root for label, root in _roots().items() if not root.is_dir()}


def _roots() -> dict[str, Path]:
    named = {"media": "MEDIA_ROOT", "logs": "LOG_ROOT", "records": "RECORDS"}
    roots = {label: getattr(settings, name, "") for label, name in named.items()}
    return {label: Path(root) for label, root in roots.items() if root}


def _files_in(folder: Path, closed: list[OSError]) -> list[Path]:
    """All but pipes and sockets, which would keep us waiting; folders we may not enter are told."""
    walk = os.walk(folder, onerror=closed.append)
    paths = sorted(Path(where, name) for where, _, names in walk for name in names)
    return [path for path in paths if _may_be_a_file(path)]


def _may_be_a_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # opening it will say why not


def _in_name(name: str, needles: Sequence[Needle]) -> list[Needle]:
    haystack = Haystack(name.encode())
    return [needle for needle in needles if haystack.holds(needle)]


def _search_file(path: Path, place: str, needles: Sequence[Needle]) -> Iterator[Finding | Unread]:
    """The file as it is, and unpacked where it is packed."""
    try:
        with path.open("rb") as file:
            yield from search_stream(file, place, needles)
            yield from search_packed(file, place, needles)
    except FileNotFoundError:
        return  # gone since it was listed
    except UNREADABLE as error:
        yield Unread(place, type(error).__name__)
