"""Migrated SQLite databases, kept between runs of the tests while no migration changes."""

import fcntl
import hashlib
import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connections

ROOT = Path(__file__).resolve().parent.parent
# What decides about a migrated database: our migrations, what they load, and everybody else's.
SOURCES = ("requirements.lock", "*/migrations/*.py", "*/*/migrations/*.py", "home/data/**/*")


class Migrated:
    """One pair of databases in a folder. Of several workers the first migrates, the others copy."""

    def __init__(self, folder: Path) -> None:
        self._lock = (folder / "lock").open("w")
        self._kept = folder / key()

    def put_in_place(self) -> bool:
        """Lay copies where the tests' databases will be; whether there were any.

        Others wait from here on until `let_others`.
        """
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        return self.copy_to(_places())

    def copy_to(self, places: Mapping[str, str | Path]) -> bool:
        """Lay a copy of each at its place; whether there were any."""
        there = (self._kept / "whole").exists()
        if there:
            for alias, place in places.items():
                shutil.copyfile(self._kept / alias, place)
        return there

    def keep(self) -> None:
        """Keep what was just migrated instead of what was kept before, if both are there."""
        if not all(Path(place).exists() for place in _places().values()):
            return
        for older in self._kept.parent.glob("*/"):
            shutil.rmtree(older)
        self._kept.mkdir()
        for alias in _places():
            connection: Any = connections[alias]
            connection.ensure_connection()
            copy = sqlite3.connect(self._kept / alias)
            connection.connection.backup(copy)
            copy.close()
        (self._kept / "whole").touch()

    def let_others(self) -> None:
        """Whoever waits may go on."""
        self._lock.close()


def key() -> str:
    """Another one as soon as a migration changes."""
    found = hashlib.sha256()
    for path in sorted(path for pattern in SOURCES for path in ROOT.glob(pattern)):
        if path.is_file():
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _places() -> dict[str, str]:
    return {alias: connections[alias].settings_dict["TEST"]["NAME"] for alias in connections}
