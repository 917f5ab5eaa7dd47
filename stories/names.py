"""What may be unwise about a name to be shown: told to its author, and never a refusal. Pure."""

import re
from collections.abc import Collection
from enum import StrEnum
from typing import Final

from community.lib.geo import fold
from community.lib.seeming import drawn_alike


class Doubt(StrEnum):
    """A reason to think about a name once more."""

    EMAIL = "email"
    NUMBER = "number"
    HANDLE = "handle"
    IN_TEXT = "in-text"
    IN_USE = "in-use"


DIGITS: Final = 6  # the shortest numbers that people are called by, or dates of birth
_EMAIL: Final = re.compile(r"\S@\S")
_HANDLE: Final = re.compile(
    r"""^@\w | \bu/\w{3} | \w\#\d{2,} | \w_\w | ://
      | (?:^|\W) www\.
      | \w\.(?:app|at|be|blog|ch|com|cz|de|dk|ee|es|eu|fi|fr|gr|ie|io|it|me|net|nl|no|org|pl|pt
               |se|social|tv|uk) \b""",
    re.IGNORECASE | re.VERBOSE,
)
# What people write in place of a letter.
_LOOK_ALIKE: Final = str.maketrans("0134578", "oieastb")


def doubts(name: str, *, text: str = "", in_use: Collection[str] = ()) -> list[Doubt]:
    """What there is to think about, in the order of how far it leads.

    `text` is the story's own words, `in_use` the skeletons of names that others show here.
    """
    found = []
    if _EMAIL.search(name):
        found.append(Doubt.EMAIL)
    elif _HANDLE.search(name):
        found.append(Doubt.HANDLE)
    if sum(char.isdigit() for char in name) >= DIGITS:
        found.append(Doubt.NUMBER)
    if is_full_name_in(text, name):
        found.append(Doubt.IN_TEXT)
    if not is_initial(name) and skeleton(name) in in_use:
        found.append(Doubt.IN_USE)
    return found


def skeleton(name: str) -> str:
    """Names with one skeleton are taken for one another: "Ann4", "ANNA " and "Änna" are.

    No case, no accents, no spaces and signs, figures as the letters that they stand for, and
    letters of other alphabets as those that they are drawn like.
    """
    return (
        drawn_alike(fold(name)).translate(_LOOK_ALIKE).replace(" ", "") or name.strip().casefold()
    )


def is_initial(name: str) -> bool:
    """One letter: so many people share it that it points at nobody, and nobody owns it."""
    return len(skeleton(name)) < 2


def is_full_name_in(text: str, name: str) -> bool:
    """Whether a name of two words or more stands in the text, whatever its case and accents."""
    looked_for = fold(name)
    return " " in looked_for and f" {looked_for} " in f" {fold(text)} "
