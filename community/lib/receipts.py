"""The author's code: 28 characters of Crockford base32, in seven groups of four.

27 characters are random (135 bits), the last one is a check. The first 8 look the submission
up, the next 19 prove that this is its author. We keep only HMAC-SHA-256 of both under a pepper:
135 random bits need no slow hash, so a flood of guesses costs us next to nothing.
"""

import hmac
import secrets
from dataclasses import dataclass
from typing import Final

from community.lib import gf32
from community.lib.code_alphabet import (
    ALPHABET,
    LENGTH,
    VALUE,
    groups,
    normalise,
    passes_check,
)
from community.lib.code_finder import find_codes, holds_code

LOOKUP: Final = 8
PEPPER_BYTES: Final = 32
_DUMMY_PROOF: Final = "0" * 64

__all__ = [
    "Code",
    "CodeMistyped",
    "Fingerprint",
    "find_codes",
    "groups",
    "holds_code",
    "new_code",
    "normalise",
    "parse",
    "proves",
]


class CodeMistyped(ValueError):
    """What was typed cannot be a code. ``reason`` says why, never what was typed.

    ``too_short`` · ``too_long`` · ``letter_u`` (no code has a U; a V is likely meant) ·
    ``bad_character`` · ``check`` (one or more characters are wrong or have changed places)
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Fingerprint:
    """What may be kept of a code: two hex digests of 64 characters."""

    lookup: str
    proof: str

    def __repr__(self) -> str:
        return "<Fingerprint>"


@dataclass(frozen=True)
class Code:
    """A well-formed code. Its ``repr`` and ``str`` say nothing, so that no log can."""

    _text: str

    def __repr__(self) -> str:
        return "<Code>"

    @property
    def lookup_part(self) -> str:
        """The first 8 characters."""
        return self._text[:LOOKUP]

    @property
    def proof_part(self) -> str:
        """The other 20: 19 random ones and the check."""
        return self._text[LOOKUP:]

    @property
    def reveal(self) -> str:
        """All 28 characters. Only for the receipt that is shown once to the author."""
        return self._text

    def fingerprint(self, pepper: bytes) -> Fingerprint:
        """Raises ``ValueError`` when the pepper is shorter than 32 bytes."""
        if len(pepper) < PEPPER_BYTES:
            raise ValueError("the pepper needs at least 32 bytes")
        return Fingerprint(
            lookup=_digest(pepper, "code lookup", self.lookup_part),
            proof=_digest(pepper, "code proof", self._text),
        )


def _digest(pepper: bytes, domain: str, text: str) -> str:
    return hmac.digest(pepper, f"{domain}\0{text}".encode(), "sha256").hex()


def new_code() -> str:
    """A fresh code: 28 upper-case characters, without separators."""
    symbols = [secrets.randbelow(32) for _ in range(LENGTH - 1)]
    symbols.append(gf32.check_symbol(symbols))
    return "".join(ALPHABET[symbol] for symbol in symbols)


def parse(typed: str) -> Code:
    """Read a code as a person types it. Raises ``CodeMistyped``."""
    text = normalise(typed)
    strangers = [char for char in text if char not in VALUE]
    if strangers:
        raise CodeMistyped("letter_u" if set(strangers) == {"U"} else "bad_character")
    if len(text) != LENGTH:
        raise CodeMistyped("too_short" if len(text) < LENGTH else "too_long")
    if not passes_check(text):
        raise CodeMistyped("check")
    return Code(text)


def proves(fingerprint: Fingerprint, stored_proof: str | None) -> bool:
    """Whether the code is the author's. ``None`` (nothing found) costs the same comparison."""
    same = hmac.compare_digest(fingerprint.proof.encode(), (stored_proof or _DUMMY_PROOF).encode())
    return same and stored_proof is not None
