"""The keys that a place is found by: as its name is written, and as people type it elsewhere.

On a keyboard without them, ö becomes oe and å becomes aa; "Saint" is written St., St or Sankt.
What the gazetteer holds gets a key for each of these; what is typed is looked up as it is, and only
when nothing is found in the other forms.
"""

import re
from typing import Final

from community.lib.geo import fold

_AS_TWO: Final = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "æ": "ae",
        "ø": "oe",
        "å": "aa",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Æ": "Ae",
        "Ø": "Oe",
        "Å": "Aa",
    }
)
_TWO: Final = re.compile("ae|oe|ue|aa")
MOST_PLACES: Final = 5
_SAINT: Final = re.compile(r"\b(saint|sankt|sint|sanct|szent|sveti)\b")
_SHORT_SAINT: Final = "st"
# Between the name of a town and the river or land that tells it apart.
_LINKS: Final = frozenset(
    "am an der den dem die a d i in im on upon sur sous les lez le la de du del di op aan".split()
)
# What follows these tells a place apart, and is no other name of it.
_BESIDE: Final = re.compile(r"[(),]")
MOST_KEYS: Final = 16


def keys_of(name: str) -> tuple[str, ...]:
    """Every key of a name in the gazetteer, that of `fold` first: "zurich", "zuerich"."""
    found = [fold(name)]
    if not name.isascii():
        found.append(fold(name.translate(_AS_TWO)))
    if _SAINT.search(found[0]):
        found += [_short_saint(key) for key in found]
    return tuple(dict.fromkeys(found))


def is_its_own(key: str, name: str) -> bool:
    """Whether a key is that of the name itself; "bienne" is one of "Biel/Bienne"."""
    return key in keys_of(name) or key in map(fold, name.split("/"))


def other_keys(typed: str) -> tuple[str, ...]:
    """What a typed name may be in the gazetteer when it is not there as it stands.

    "Muenchen" is "munchen", "Sankt Etienne" is "st etienne", "Bolzano/Bozen" is "bolzano".
    A fixed number at most; the more likely first.
    """
    key = fold(typed)
    found = [_short_saint(key), *_shorter(key)]
    found += [fold(part) for part in _BESIDE.split(typed)[0].split("/")]
    found += [_short_saint(one) for one in found]
    kept = dict.fromkeys(one for one in found if one != key and not one.isdigit() and one)
    return tuple(kept)[:MOST_KEYS]


def _short_saint(key: str) -> str:
    return _SAINT.sub(_SHORT_SAINT, key)


def _shorter(key: str) -> list[str]:
    """With one letter for two: everywhere, and at each place alone."""
    places = [found.start() for found in _TWO.finditer(key)]
    alone = [key[: at + 1] + key[at + 2 :] for at in places[:MOST_PLACES]]
    # "ae" is ä, and what stays of it is its first letter.
    return [_TWO.sub(lambda found: found[0][0], key), *alone]


def is_short_for(typed: str, key: str) -> bool:
    """Whether a name cut short stands for one in full: "frankfurt m", "rothenburg o d t".

    The first word is whole, every other begins one of the name's, in their order; small words may
    be left out. Both are folded.
    """
    first, *rest = typed.split() or [""]
    whole, *words = key.split() or [""]
    if first != whole or not rest:
        return False
    left = iter(words)
    wanted = [word for word in rest if word not in _LINKS] or rest
    return all(any(word.startswith(part) for word in left) for part in wanted)
