"""Unicode normal forms in a time that grows with the text, whatever the text is.

Putting combining marks in order takes the square of the length of a run of them, and no writing
has more than a few in a row. So long runs are broken first: UAX #15, Stream-Safe Text Format.
"""

import unicodedata
from functools import lru_cache
from typing import Final, Literal

LONGEST_RUN: Final = 30  # marks in a row, UAX #15, D4
JOINER: Final = "\u034f"  # combining grapheme joiner: not seen, and a run ends at it

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]


def normal(form: Form, text: str) -> str:
    """``unicodedata.normalize`` of the stream-safe text. Doing it twice changes nothing."""
    return text if text.isascii() else unicodedata.normalize(form, stream_safe(text))


def stream_safe(text: str) -> str:
    """The text with a joiner wherever more than 30 combining marks would stand in a row."""
    if text.isascii():
        return text
    pieces: list[str] = []
    run = start = 0
    for place, char in enumerate(text):
        if char < "\x80":
            run = 0
            continue
        before, behind, only_marks = _marks(char)
        if run + before > LONGEST_RUN:
            pieces += (text[start:place], JOINER)
            start, run = place, 0
        run = run + before if only_marks else behind
    return "".join([*pieces, text[start:]]) if pieces else text


@lru_cache(maxsize=4096)
def _marks(char: str) -> tuple[int, int, bool]:
    """How many marks a sign starts and ends with once taken apart, and whether it is all marks."""
    apart = [unicodedata.combining(sign) > 0 for sign in unicodedata.normalize("NFKD", char)]
    if all(apart):
        return len(apart), len(apart), True
    return apart.index(False), apart[::-1].index(False), False
