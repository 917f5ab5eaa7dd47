"""Looks through bytes too many to hold at once, and through what is packed in them."""

from collections.abc import Iterator, Sequence
from typing import IO, Any, Final

from community.residue.findings import Finding, Unread
from community.residue.haystack import Haystack
from community.residue.needles import Needle
from community.residue.packed import DEEPEST, UNREADABLE, parts

AT_ONCE: Final = 8 * 1024 * 1024
PIECE: Final = 64 * 1024
# A small file may unpack to more than a disk holds: after so many bytes we stop, and say so.
MOST_UNPACKED: Final = 512 * 1024 * 1024
# Words parted by many blanks, or spelt in entities, take more room than any form of theirs.
STRETCH: Final = 16


class TooLarge(ValueError):
    """What was unpacked goes on beyond MOST_UNPACKED bytes; the rest was not read."""


def search_stream(
    file: IO[bytes],
    place: str,
    needles: Sequence[Needle],
    most: int | None = None,
    *,
    pages: bool = False,
) -> Iterator[Finding]:
    """The first place of each needle. Raises one of UNREADABLE after what could be read."""
    left = list(needles)
    overlap = STRETCH * max((needle.longest for needle in needles), default=1)
    offset, kept = 0, b""
    for chunk in _chunks(file, most):
        haystack = Haystack(kept + chunk, pages=pages)
        begin = offset - len(kept)
        for needle in [needle for needle in left if haystack.holds(needle)]:
            left.remove(needle)
            yield Finding(needle.number, f"{place}, {_where(haystack, needle, begin)}")
        if not left:
            return
        offset += len(chunk)
        kept = haystack.raw[-overlap:]


def search_packed(
    file: IO[bytes], place: str, needles: Sequence[Needle], depth: int = 1
) -> Iterator[Finding | Unread]:
    """What is packed in a file, and in that once more. A part that is broken hides no other."""
    try:
        for inside, opener in parts(file, place):
            try:
                with opener() as unpacked:
                    yield from search_stream(unpacked, inside, needles, MOST_UNPACKED)
                    if depth < DEEPEST:
                        yield from search_packed(unpacked, inside, needles, depth + 1)
            except UNREADABLE as error:
                yield Unread(inside, type(error).__name__)
    except UNREADABLE as error:
        yield Unread(place, type(error).__name__)


def _where(haystack: Haystack, needle: Needle, begin: int) -> str:
    """The byte, or the stretch of bytes when the words do not stand there as they are."""
    at = haystack.offset(needle)
    if at >= 0:
        return f"byte {begin + at}"
    return f"bytes {begin} to {begin + len(haystack.raw)}"


def _chunks(file: Any, most: int | None) -> Iterator[bytes]:
    """The bytes, AT_ONCE together. What stands before a break is given before it is told of."""
    pieces: list[bytes] = []
    size = total = 0
    try:
        while piece := file.read1(min(PIECE, AT_ONCE)):
            pieces.append(piece)
            size, total = size + len(piece), total + len(piece)
            if size >= AT_ONCE:
                yield b"".join(pieces)
                pieces, size = [], 0
            if most is not None and total >= most:
                raise TooLarge
    except UNREADABLE:
        yield b"".join(pieces)
        raise
    yield b"".join(pieces)
