"""What one looks for, in every form in which a machine may have kept it."""

import base64
import html
import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import quote, quote_plus

SHORTEST: Final = 4
SHORTEST_BASE64: Final = 6
# Soft hyphen, zero-width space, joiners, byte order mark.
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


class TooShort(ValueError):
    """A needle of fewer than four characters meets too much by chance."""


@dataclass(frozen=True, repr=False)
class Needle:
    """One thing to look for. It shows itself by its number only."""

    number: int
    text: str

    def __repr__(self) -> str:
        return f"<Needle {self.number}>"

    __str__ = __repr__

    @cached_property
    def folded(self) -> str:
        """Without case, composed (NFC), each white space one space."""
        return fold(self.text)

    @cached_property
    def any_case(self) -> tuple[bytes, ...]:
        """Its encoded forms, to be compared with bytes in small letters."""
        return tuple({form.lower() for s in _spellings(self.text) for form in _encoded(s)})

    @cached_property
    def exact(self) -> tuple[bytes, ...]:
        """Its forms where case carries meaning: base64, at each of three alignments."""
        return tuple({form for s in _spellings(self.text) for form in _base64(s.encode())})

    @cached_property
    def longest(self) -> int:
        """The length of its longest form in bytes."""
        return max(map(len, self.any_case + self.exact), default=0)


def read_needles(lines: Iterable[str]) -> list[Needle]:
    """One needle a line, blank ones left out. Raises TooShort naming the line, not the needle."""
    needles = []
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text:
            continue
        if len(text) < SHORTEST:
            raise TooShort(f"Line {number} is shorter than {SHORTEST} characters.")
        needles.append(Needle(number, text))
    return needles


def fold(text: str) -> str:
    """Text made comparable: no case, composed, white space collapsed, invisible signs left out."""
    if text.isascii():
        return " ".join(text.lower().split())
    for sign in INVISIBLE:
        if sign in text:
            text = text.replace(sign, "")
    text = text.casefold()
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def _spellings(text: str) -> set[str]:
    cases = {text, text.lower(), text.upper(), text.casefold(), text.title(), text.capitalize()}
    return {unicodedata.normalize(form, case) for case in cases for form in ("NFC", "NFD")}


def _encoded(text: str) -> Iterator[bytes]:
    """Plain text, UTF-16, UTF-32, Latin-1, JSON once and twice, HTML, addresses, hexadecimal."""
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield text.encode("utf-32-le")
    yield text.encode("utf-32-be")
    if max(text) <= "\xff":
        yield text.encode("latin-1")
    once = json.dumps(text)[1:-1]
    yield once.encode()
    yield json.dumps(once)[1:-1].encode()
    yield html.escape(text).encode()
    yield quote(text, safe="").encode()
    yield quote(text).encode()
    yield quote_plus(text).encode()
    yield text.encode().hex().encode()


def _base64(raw: bytes) -> Iterator[bytes]:
    """The characters that these bytes alone decide, whatever stands before and after them."""
    for shift in range(3):
        first = -(-shift * 8 // 6)
        last = (shift + len(raw)) * 8 // 6
        if last - first < SHORTEST_BASE64:
            continue
        padded = bytes(shift) + raw
        yield base64.b64encode(padded)[first:last]
        yield base64.urlsafe_b64encode(padded)[first:last]
