"""The members of the European Union, where 112 and the 116 lines are the same everywhere."""

from typing import Final

EUROPEAN_UNION: Final = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
