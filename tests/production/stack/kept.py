"""A site that was laid out once, kept for the next time: HNH_KEPT names a folder for it.

Tables, topics, places and static files take minutes to make on a busy machine, and are the same
each time. Without HNH_KEPT everything is made anew, as an operator makes it.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.migrated import key


def kept() -> Path | None:
    """Where a site of these migrations is kept; None when nothing is to be kept."""
    named = os.environ.get("HNH_KEPT")
    return Path(named) / key() if named else None


def is_whole(folder: Path | None) -> bool:
    """Whether it was kept to the end."""
    return folder is not None and (folder / "whole").exists()


def keep(folder: Path | None, of: Path, parts: Iterable[str]) -> None:
    """Copy these folders to be kept. Nothing in them may run."""
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
        _copy(of, folder, parts)
        (folder / "whole").touch()


def take(folder: Path | None, to: Path, parts: Iterable[str]) -> None:
    """Lay copies of what was kept into this folder."""
    if folder is not None:
        _copy(folder, to, parts)


def _copy(of: Path, to: Path, parts: Iterable[str]) -> None:
    """With owners and times: a database has an owner of its own."""
    to.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", *(str(of / part) for part in parts), str(to)], check=True)
