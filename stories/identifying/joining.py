"""The little word before other words, as people say it: “in ein Ort” is “in einem Ort”."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from stories.identifying.kinds import Kind

_LAST: Final = re.compile(r"(?<!\w)(\w+)\s$")


@dataclass(frozen=True, slots=True)
class Joined:
    """After one of these words, what begins so becomes this; `{after}` is the word itself."""

    after: frozenset[str]
    begins: str
    becomes: str
    kinds: frozenset[Kind]


def read_joined(table: Mapping[str, Any]) -> Joined:
    """One entry of a file of rules; without kinds it is for all of them."""
    kinds = [Kind(name) for name in table.get("kinds", "").split()]
    after = frozenset(table["after"].split())
    return Joined(after, table["begins"], table["becomes"], frozenset(kinds or Kind))


def join(before: str, words: str, kind: Kind, joins: tuple[Joined, ...]) -> tuple[str, str]:
    """The text before, and the words for the place of a find; both as they read together."""
    found = _LAST.search(before)
    if found is None:
        return before, words
    little, (first, _, rest) = found[1], words.partition(" ")
    for one in joins:
        if kind in one.kinds and little.lower() in one.after and first == one.begins:
            said = one.becomes.format(after=little)
            if little[:1].isupper():
                said = said[:1].upper() + said[1:]
            return before[: found.start()], f"{said} {rest}".strip()
    return before, words
