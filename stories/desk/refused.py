"""A refusal in plain words: each room of the desk has its own for the same kinds."""

from collections.abc import Mapping
from typing import Any

from stories.actions.refusals import Refusal

# The words of a room, by kind. `Refusal` itself has those for every kind that is not named.
Words = Mapping[type[Refusal], Any]


def in_words(refusal: Refusal, words: Words) -> str:
    """What this room says to it, the narrowest kind first. Raises KeyError without `Refusal`."""
    kind = next((kind for kind in type(refusal).__mro__ if kind in words), Refusal)
    return str(words[kind])
