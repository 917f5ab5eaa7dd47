"""What is packed: gzip, bzip2, xz and zip, known by their first bytes and not by their names.

A tar file holds its files as they are, so an unpacked .tgz needs nothing more.
"""

import bz2
import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Final, cast

Opener = Callable[[], IO[bytes]]

# Packs within a pack that are opened: the first, and one within it.
DEEPEST: Final = 2
HEAD: Final = 10
UNREADABLE: Final = (
    OSError,
    EOFError,
    RuntimeError,  # an encrypted part of a zip file, or an unknown way of packing
    ValueError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
)


def parts(file: IO[bytes], place: str) -> Iterator[tuple[str, Opener]]:
    """Each part with its place and how to unpack it; nothing for what is not packed.

    Raises one of UNREADABLE; so may the opener, and reading what it gives.
    """
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if head.startswith(b"\x1f\x8b\x08"):
        yield f"{place}, unpacked", cast(Opener, partial(gzip.GzipFile, fileobj=file))
    elif head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        yield f"{place}, unpacked", cast(Opener, partial(bz2.BZ2File, file))
    elif head.startswith(b"\xfd7zXZ\0"):
        yield f"{place}, unpacked", cast(Opener, partial(lzma.LZMAFile, file))
    elif head.startswith(b"PK\x03\x04") or _ends_as_zip(file):
        with zipfile.ZipFile(file) as archive:
            for number, member in enumerate(archive.infolist(), start=1):
                yield f"{place}, part {number}", partial(archive.open, member)


def _ends_as_zip(file: IO[bytes]) -> bool:
    """A zip file behind something else. To ask this of a packed file would unpack all of it."""
    return isinstance(file, io.BufferedReader) and zipfile.is_zipfile(file)
