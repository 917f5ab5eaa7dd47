"""Files that survive a power cut the moment they are saved, and tell no time."""

import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.utils._os import safe_join


class DurableFiles(FileSystemStorage):
    """`settings.RECORDS` as a storage: folders 700, files 600, each there whole or not at all.

    Django's own storage writes in place and leaves the rest to the system, which may hold it in
    memory for half a minute. Here a file is written beside its place, forced to the disk, renamed,
    and its folder forced too, before `save` returns. An object store that answers once a write is
    durable can take its place in `STORAGES`.

    All times say 1 January 1970: a copy of the folder does not tell on which day, at which minute,
    something was written. (The disk itself still knows, in its inodes.)
    """

    def path(self, name: str) -> str:
        """Where it lies: always inside the folder."""
        return safe_join(settings.RECORDS, name)

    def _save(self, name: str, content: "File[Any]") -> str:
        place = Path(self.path(name))
        for folder in (place.parent.parent, place.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = place.parent / f".{uuid4().hex}"
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.utime(draft, (0, 0))
                os.fsync(file.fileno())
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
        for folder in (place.parent, place.parent.parent):
            _force(folder)
        return name


def _force(folder: Path) -> None:
    """Force the new name in the folder to the disk, under the same time as the files."""
    os.utime(folder, (0, 0))
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
