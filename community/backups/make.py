"""Making a set on each shelf: main first, then keys."""

import os
from datetime import datetime
from pathlib import Path

from community.backups.contents import DATABASE, MEDIA, Contents, digest_of
from community.backups.databases import dumped, kind_of
from community.backups.media import pack
from community.backups.pipe import through
from community.backups.sealing import recipients, seal
from community.backups.shelf import Shelf


def make_sets(now: datetime) -> list[Path]:
    """One set on each shelf; where they lie.

    Main first: in the other order a story could be saved without its key. Raises CannotSeal before
    anything is read, ProgramFailed, OSError; what was begun then stays unfinished and is swept.
    """
    shelves = (Shelf.main(), Shelf.keys())
    for shelf in shelves:
        recipients(shelf.recipients)
    return [make_set(shelf, now) for shelf in shelves]


def make_set(shelf: Shelf, now: datetime) -> Path:
    """One set on this shelf, whole or not there."""
    folder = shelf.begin(now)
    with dumped(shelf.alias) as dump:
        with (folder / DATABASE).open("xb") as target:
            seal(dump.stream, target, shelf.recipients)
        rows = dump.rows
    if shelf.alias == "default":
        with (folder / MEDIA).open("xb") as target:
            through(pack, lambda source: seal(source, target, shelf.recipients))
    files = {path.name: digest_of(path) for path in sorted(folder.iterdir())}
    made = folder.name.partition(".")[0]
    Contents(shelf.alias, made, kind_of(shelf.alias), files, rows).write(folder, shelf.recipients)
    _force_to_disk(folder)
    return shelf.finish(folder)


def _force_to_disk(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
