r"""Bytes to look in, read in each way in which words may stand in them.

A needle of several words may be parted by a line's end, a no-break space or a JSON "\n", and its
letters may be written as entities or in quoted-printable: so the bytes are also read as text, and
text is compared without case and with each white space as one space.
"""

import binascii
import html
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final
from urllib.parse import unquote_to_bytes

from community.residue.needles import Needle, fold

JSON_ESCAPE: Final = re.compile(r"(?<!\\)\\++(?:u([0-9a-fA-F]{4})|([nrtfb]))")
QUOTED_PRINTABLE: Final = re.compile(rb"=(?:[0-9A-Fa-f]{2}|\r?\n)")
PERCENT: Final = re.compile(rb"%[0-9A-Fa-f]{2}")
BLANKS: Final = b" \t\r\n"


class Haystack:
    """Bytes to look in, with the forms that comparing needs made once."""

    def __init__(self, raw: bytes, *, pages: bool = False) -> None:
        """`pages` are those of a database: its rows are read in every way elsewhere, so that what
        was freed needs only one reading, and a large file is not read ten times."""
        self.raw = raw
        self.pages = pages

    @cached_property
    def lowered(self) -> bytes:
        """The bytes with ASCII letters small."""
        return self.raw.lower()

    @cached_property
    def unwrapped(self) -> bytes:
        """The bytes without white space: base64 in mail is broken into lines."""
        return self.raw.translate(None, BLANKS)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The texts in them, folded as needles are."""
        if self.pages:
            return (fold(self.raw.decode("utf-8", errors="ignore")),)
        return tuple({fold(text) for text in _texts(self.raw)})

    def offset(self, needle: Needle) -> int:
        """Where a form of the needle begins, in bytes; -1 when none stands there as it is."""
        places = [self.lowered.find(form) for form in needle.any_case]
        places += [self.raw.find(form) for form in needle.exact]
        return min((place for place in places if place >= 0), default=-1)

    def holds(self, needle: Needle) -> bool:
        """Whether the needle is here in any form, whatever its case and white space."""
        return (
            self.offset(needle) >= 0
            or any(needle.folded in text for text in self.folded)
            or any(form in self.unwrapped for form in needle.exact)
        )


def _texts(raw: bytes) -> Iterator[str]:
    """Every reading of the bytes, with escapes as they are and resolved."""
    for form in _decoded(raw):
        for text in _as_text(form):
            yield text
            plain = _without_escapes(text)
            if plain != text:
                yield plain


def _as_text(raw: bytes) -> Iterator[str]:
    """As UTF-8, and as Latin-1 too where it is not quite UTF-8."""
    text = raw.decode("utf-8", errors="replace")
    yield text
    if "\ufffd" in text:
        yield raw.decode("latin-1")


def _decoded(raw: bytes) -> Iterator[bytes]:
    yield raw
    if b"\0" in raw:
        # UTF-16 and UTF-32 of Western letters become Latin-1 when their zeros are taken away.
        yield raw.replace(b"\0", b"")
    if QUOTED_PRINTABLE.search(raw):
        yield binascii.a2b_qp(raw)
    if PERCENT.search(raw):
        yield unquote_to_bytes(raw.replace(b"+", b" "))


def _without_escapes(text: str) -> str:
    """JSON's escapes, at any depth of quoting, and HTML's entities."""
    if "\\" in text:
        text = JSON_ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", text)
        # Two halves of one sign beyond the first 65,536 become that sign.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return html.unescape(text) if "&" in text else text
