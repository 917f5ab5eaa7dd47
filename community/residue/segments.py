"""Reads the words out of SQLite's full-text segments (FTS5 file format, "Segment Leaf Page").

A page begins with two 16-bit numbers, of which the second says where its footer begins. The
footer lists where terms begin; the first term of a page is written out, each later one says how
many bytes it shares with the one before.
"""

from collections.abc import Iterator
from typing import Final

# A page's number carries its height in the tree and whether it is an index of document lists.
LEAF_MASK: Final = 0x3F << 31
FIRST_SEGMENT: Final = 1 << 37
MAIN_INDEX: Final = b"0"


def terms_on_page(number: int, block: bytes) -> Iterator[str]:
    """The terms that begin on this page; nothing for a page of another kind."""
    if number < FIRST_SEGMENT or number & LEAF_MASK or len(block) < 4:
        return
    footer = int.from_bytes(block[2:4], "big")
    position, at, term = footer, 0, b""
    while position < len(block):
        step, position = _varint(block, position)
        first = at == 0
        at += step
        shared, start = (0, at) if first else _varint(block, at)
        length, start = _varint(block, start)
        term = term[:shared] + block[start : start + length]
        if term.startswith(MAIN_INDEX):
            yield term[1:].decode(errors="replace")


def _varint(block: bytes, position: int) -> tuple[int, int]:
    """SQLite's variable-length number at this place, and the place after it."""
    value = 0
    for count in range(9):
        byte = block[position]
        position += 1
        if count == 8:
            return (value << 8) | byte, position
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            break
    return value, position
