"""Uploaded pictures and documents as one stream and back (tar, POSIX 1003.1-2001)."""

import shutil
import tarfile
from pathlib import Path
from typing import IO

from django.conf import settings


def pack(target: IO[bytes]) -> None:
    """Every file under the media folder, by its name there and nothing else of it."""
    root = Path(settings.MEDIA_ROOT)
    with tarfile.open(fileobj=target, mode="w|") as archive:
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.is_file() and not path.is_symlink():
                archive.add(path, arcname=str(path.relative_to(root)), filter=_nobody)


def unpack(source: IO[bytes]) -> int:
    """Put the files where the media are, over what is there; how many.

    Raises tarfile.FilterError for a name that leads out of the folder (Python's `data` filter).
    """
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    count = 0
    with tarfile.open(fileobj=source, mode="r|") as archive:
        for member in archive:
            archive.extract(member, root, filter="data")
            count += member.isfile()
    return count


def clear() -> None:
    """No file of before: what was erased since the backup must not stay because nobody named it."""
    root = Path(settings.MEDIA_ROOT)
    for path in root.iterdir() if root.is_dir() else ():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member
