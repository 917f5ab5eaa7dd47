"""Names of countries inside a sentence: English says "in the Netherlands" and "in Spain".

The names themselves tell: those of many islands or lands take the article, and those that say what
kind of state it is. Pure.
"""

import re
from typing import Final

_TAKES: Final = re.compile(
    r"\b(?:Islands|States|Emirates|Netherlands|Philippines|Maldives|Seychelles|Comoros|Bahamas|"
    r"Territor(?:y|ies)|Kingdom|Republic|Federation)\b|^(?:Gambia|Congo|Isle of|Holy See)\b"
)
_SAYS_IT_ITSELF: Final = re.compile(r"^the ", re.IGNORECASE)


def in_english_sentence(name: str) -> str:
    """The English name of a country as it stands after "in", "from" or "of"."""
    plain = name.removesuffix(" (The)")
    if _TAKES.search(plain) and not _SAYS_IT_ITSELF.match(plain):
        return f"the {plain}"
    return plain


def in_sentence(name: str, language: str | None) -> str:
    """The same in a sentence of this language; in others than English, the name as it is."""
    return in_english_sentence(name) if (language or "").startswith("en") else name
