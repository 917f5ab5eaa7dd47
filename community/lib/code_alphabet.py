"""How a code is written, and what is forgiven when a person types it."""

import unicodedata
from functools import lru_cache
from typing import Final

from community.lib import gf32
from community.lib.normal import normal

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 28
GROUP: Final = 4

VALUE: Final = {symbol: value for value, symbol in enumerate(ALPHABET)}
_FORGIVEN: Final = {"O": "0", "I": "1", "L": "1", "\u0131": "1", "\u0130": "1"}  # Turkish i
_SEPARATOR_CATEGORIES: Final = frozenset({"Pd", "Pc", "Zs", "Zl", "Zp", "Cf", "Cc", "Mn"})
_SEPARATORS: Final = frozenset(".,·•‧。、・|/\u2043\u2212")  # hyphen bullet, minus


def groups(code: str) -> list[str]:
    """The code in groups of four, for showing, printing and reading aloud."""
    return [code[start : start + GROUP] for start in range(0, len(code), GROUP)]


@lru_cache(maxsize=4096)
def is_separator(char: str) -> bool:
    """Whether people put this between characters of a code: space, dash, dot, nothing seen."""
    return char in _SEPARATORS or unicodedata.category(char) in _SEPARATOR_CATEGORIES


def normalise(typed: str) -> str:
    """What was typed, in the code's alphabet as far as it can be.

    Forgives every kind of space, dash, dot and invisible character, small letters, O for 0,
    I and L for 1, and full-width characters. Anything else stays, for the reader to name.
    """
    kept = (char for char in normal("NFKC", typed) if not is_separator(char))
    return "".join(_FORGIVEN.get(char, char) for char in map(_upper, kept))


def _upper(char: str) -> str:
    """ASCII only: a German sharp s must not become two letters."""
    return char.upper() if char.isascii() else char


def passes_check(symbols: str) -> bool:
    """Whether 28 characters of the alphabet agree with their check character."""
    return gf32.weighted_sum([VALUE[symbol] for symbol in symbols]) == 0
