"""Words that somebody may type who thinks of dying or of hurting themselves: help comes first then.

In every language in which stories are told, whatever the language of the page: who is at the end of
their strength types in their own. Once too often is better than once too few, so that a search for
stories about it shows the lines too, and the stories below them.
"""

import re
from typing import Final

from community.lib.finding import one_apart
from community.lib.geo import fold
from home.search.crisis_words import BEGINNINGS, FORGIVEN, PHRASES

_FOUND: Final = re.compile(rf"\b(?:{'|'.join(BEGINNINGS)})|\b(?:{'|'.join(PHRASES)})\b")
_TWO_AS_ONE: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"))
MOST: Final = 300  # letters: what the box takes
LONGEST: Final = max(map(len, FORGIVEN)) + 1


def is_crisis(text: str) -> bool:
    """Whether help belongs above everything else that this finds."""
    said = fold(text[:MOST])
    return any(_FOUND.search(one) for one in (said, _umlauts(said), _respelled(said)))


def _umlauts(said: str) -> str:
    """As if "ä", "ö" and "ü" had been typed and folded."""
    for two, one in _TWO_AS_ONE:
        said = said.replace(two, one)
    return said


def _respelled(said: str) -> str:
    """With the words that the patterns speak of in the place of those that are nearly these."""
    return " ".join(map(_meant, said.split()))


def _meant(word: str) -> str:
    near = (one for one in FORGIVEN if abs(len(word) - len(one)) <= 1 and one_apart(word, one))
    return word if word in FORGIVEN or len(word) > LONGEST else next(near, word)
