"""The check character of a code: arithmetic in the field of 32 elements.

The primitive polynomial is x^5 + x^2 + 1. The symbol at place ``i`` weighs alpha^i; alpha has
order 31, so 28 places have 28 different weights, none of them zero. Then one changed symbol
changes the sum, and so does any exchange of two different symbols: both are always caught.
"""

from collections.abc import Sequence
from typing import Final

_POLYNOMIAL: Final = 0b100101
_ORDER: Final = 31


def _powers() -> list[int]:
    """alpha^0 to alpha^30."""
    powers, value = [], 1
    for _ in range(_ORDER):
        powers.append(value)
        value <<= 1
        if value & 0b100000:
            value ^= _POLYNOMIAL
    return powers


_POWER: Final = _powers()
_LOG: Final = {value: exponent for exponent, value in enumerate(_POWER)}


def _times_power(symbol: int, exponent: int) -> int:
    """``symbol`` times alpha to the ``exponent``, which may be negative."""
    return _POWER[(_LOG[symbol] + exponent) % _ORDER] if symbol else 0


def weighted_sum(symbols: Sequence[int]) -> int:
    """The sum of symbols times weights. Zero for a whole and correct code."""
    total = 0
    for place, symbol in enumerate(symbols):
        total ^= _times_power(symbol, place)
    return total


def check_symbol(symbols: Sequence[int]) -> int:
    """The symbol that, put after ``symbols``, makes the weighted sum zero."""
    return _times_power(weighted_sum(symbols), -len(symbols))
