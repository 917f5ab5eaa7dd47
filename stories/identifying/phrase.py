"""Phrases that people can read, made into patterns that are fast on any text.

    word        that word, whatever its case and accents
    a|b         one or the other                    word?   it may be missing
    psych*      any ending, *strasse any beginning  ...     up to four words in between
    {months}    one of a list of the same file, or of what `SLOTS` names
    :           maybe a colon, a full stop, a number sign       < >     only this part is the find
    $           here a part of the sentence ends

Every repetition has an upper bound and starts where a word starts, so that no text makes a phrase
slow, and nobody who writes a phrase can.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from community.lib.geo import fold

UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_GAP: Final = "[\\s\u00a0'’\\-]{1,2}"
# After a name: "Okafor-Lane" is no street.
_SPACE: Final = "[\\s\u00a0]{1,2}"
_CAPITAL: Final = rf"(?-i:[{UPPER}])[^\W\d_]{{1,24}}"
# "St. Mary", "Dr. Weiss": after a longer word a full stop ends the sentence.
_SHORT_STOP: Final = r"(?:(?<=\b\w{2})|(?<=\b\w{3}))\.\s"
_SMALL: Final = r"(?-i:[a-zà-öø-ÿāăąćčďēėęěğģīįķłļńņōőœŕřśšťţūůűžşșț])[^\W\d_]{2,24}"
_JOINS: Final = rf"(?:[ \-]|['’]s?[ \-]?|{_SHORT_STOP})"
_OF: Final = (
    r"(?:(?:of|de|du|des|la|le|les|der|den|dem|van|von|di|da|del|della|dei|delle|degli|d|l|y|e|"
    r"St|Ste|S)[.\s'’\-]{1,2}){0,2}"
)
SLOTS: Final = {
    "number": r"\d{1,4}",
    "age": r"(?:1[01]\d|\d{1,2})(?!\d|[.,:/]\d)",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
    "year": r"(?:19[2-9]\d|20[0-4]\d)(?!\d)",
    "register": r"\d{1,5}/\d{2,4}(?!\d)",
    "short": r"(?:[4-9]\d|0\d|1\d)(?!\d)",
    "code": (
        r"(?=[\w/.\-]{0,12}\d)\w{1,20}(?:[/.\-]\w{1,20}|\s(?=\w{0,3}\d)\w{1,12}|"
        r"\s(?-i:[A-Z]{1,5})(?=\s\d)){0,6}"
    ),
    "label": (
        r"(?:\d{1,3}[\s.]?(?-i:[A-Za-z])?|(?-i:[A-Z])[\-.]?\d{0,3}|[a-z][\-.]?\d{1,3}"
        r"|(?-i:[IVX]{1,4}|i{2,3}|iv|vi{1,3}))(?!\w)"
    ),
    "floor": r"[a-z]\d{1,2}(?!\w)",
    "any": r"[^\W\d_]{3,25}",
    # In small letters: no word of the language at all, or none that is used much.
    "odd": rf"(?P<odd>{_SMALL})",
    "seldom": rf"(?P<seldom>{_SMALL})",
    "Word": _CAPITAL,
    "Name": rf"(?:[LlDd]['’])?{_CAPITAL}(?:{_JOINS}{_OF}{_CAPITAL}){{0,3}}",
}
_STARTS: Final = {
    "Word": "A",
    "Name": "A",
    "label": "#A",
    "code": "#A",
    "any": "*",
    "odd": "*",
    "seldom": "*",
}
# People who cannot or will not type accents.
_PLAIN: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "æ": "ae", "ñ": "n"}
_MOST_BETWEEN: Final = 4
MOST_STARS: Final = 2

Lists = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase and how words begin that it can start with: two letters, "#", "A", "*".

    A star and letters are how such a word ends.
    """

    pattern: re.Pattern[str]
    starts: frozenset[str]


def start_of(word: str) -> str:
    """The first two letters, folded: what a phrase is looked up by."""
    return fold(word)[:2]


def compile_phrase(source: str, lists: Lists) -> Phrase:
    """A phrase as a pattern. Raises KeyError for a slot that is not there."""
    pieces: list[str] = []
    starts: set[str] = set()
    still_first, gap = True, ""
    for part in source.split():
        if part in ("<", ">"):
            pieces.append(gap + "(?P<find>" if part == "<" else ")")
            gap = "" if part == "<" else gap
            continue
        if part == "$":
            pieces.append(_clause_ends(lists))
            continue
        if part in (":", "..."):
            between = r"(?:[^\w.!?\n]{1,3}[^\W_]{1,24})"
            gap = (
                r"[\s.,:#°º()'’\-–]{0,4}"
                if part == ":"
                else rf"{between}{{0,{_MOST_BETWEEN}}}?[^\w.!?\n]{{1,3}}"
            )
            continue
        optional = part.endswith("?")
        choices = list(_choices(part.removesuffix("?"), lists))
        if still_first:
            starts |= {start for _, found in choices for start in found}
            still_first = optional
        one = "|".join(pattern for pattern, _ in choices)
        pieces.append(f"(?:{gap}(?:{one}))?" if optional and gap else f"{gap}(?:{one})")
        if optional and not gap:
            pieces[-1] = f"(?:(?:{one}){_GAP})?"
        if gap or not optional:
            gap = _SPACE if part in ("{Name}", "{Word}") else _GAP
    pattern = re.compile("".join(pieces) + r"(?!\w)", re.IGNORECASE)
    return Phrase(pattern, frozenset(starts))


def compile_words(source: str) -> Phrase:
    """Words as they stand, with "*" for any letters: what people add in the admin.

    Nothing else has a meaning, and a few stars only, so that no text makes it slow. Raises
    ValueError when there is no word, or there are more than `MOST_STARS`.
    """
    words = re.findall(r"[^\s\u00a0'’\-_]+", source)
    if source.count("*") > MOST_STARS or not any(char.isalnum() for char in source):
        raise ValueError(source)
    found = [_literal(word) for word in words]
    joined = _GAP.join(pattern for pattern, _ in found)
    return Phrase(re.compile(joined + r"(?!\w)", re.IGNORECASE), frozenset(found[0][1]))


def _clause_ends(lists: Lists) -> str:
    """A look ahead: a sign, the end, or a word of the list `joins` that goes on with something."""
    joins = "|".join(_literal(word)[0] for word in lists["joins"])
    return rf"(?=\s*(?:[.,;:!?)…\"”»“\-–—\n]|$)|\s+(?:{joins})(?!\w))"


def _choices(part: str, lists: Lists) -> Iterator[tuple[str, set[str]]]:
    """Patterns for each alternative, and how it can start."""
    for choice in part.split("|"):
        if not choice.startswith("{"):
            yield from (_literal(choice),)
        elif (slot := choice.strip("{}")) in SLOTS:
            yield SLOTS[slot], set(_STARTS.get(slot, "#"))
        else:
            for word in sorted(lists[slot], key=len, reverse=True):
                yield _literal(word)


def _ends(ending: str) -> Iterator[str]:
    """What a word is looked up by that has this ending: a star and its last two letters."""
    if not ending.isalpha():  # a hyphen, another star: any word may begin it
        yield "*"
        return
    for spelled in (fold(ending), "".join(_PLAIN.get(char, char) for char in ending)):
        yield f"*{spelled[-2:]}"


def _literal(word: str) -> tuple[str, set[str]]:
    """A word whatever its accents; "_" stands for a space in it."""
    letters = []
    for char in word.replace("_", " "):
        plain = _PLAIN.get(char, fold(char))
        if char == "*":
            letters.append(r"[^\W\d_]{0,24}")
        elif char == " ":
            letters.append(_GAP)
        elif char in "'’":
            letters.append("['’]?")
        elif plain and plain != char:
            letters.append(f"(?:{char}|{plain}|{fold(char) or plain})")
        else:
            letters.append(re.escape(char))
    first = word.replace("_", " ").split()[0]
    if first.startswith("*"):
        return "".join(letters), set(_ends(first[1:]))
    spelled = "".join(_PLAIN.get(char, char) for char in first.rstrip("*"))
    return "".join(letters), {start_of(first), start_of(spelled)}
