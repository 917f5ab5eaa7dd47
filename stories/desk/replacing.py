"""One press puts general words in the place of a find. Nothing is kept by it: the page comes back
with what was typed, the words replaced, and the reason ticked.
"""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from community.lib.canonical import tidy
from stories.desk.found import found_in
from stories.desk.found_words import REASONS
from stories.desk.merging import LISTS
from stories.desk.numbers import whole_number
from stories.desk.redact_form import why
from stories.desk.sections import Both
from stories.identifying.own import OwnWords
from stories.vault.models.submission import TWO_MODERATORS

BUTTON = "replace"


@dataclass(frozen=True)
class Press:
    """Which button: a section, which of the words offered, and the word to replace."""

    section: str
    option: int
    word: str


def pressed(typed: QueryDict, both: Both) -> Press | None:
    """What was pressed; nothing when it was no such button, or a made-up one."""
    section, _, rest = typed.get(BUTTON, "").partition(":")
    option, _, word = rest.partition(":")
    number = whole_number(option)
    if section not in both.sections() or number is None or not word:
        return None
    return Press(section, number, word)


def typed_again(typed: QueryDict, both: Both) -> dict[str, Any]:
    """Everything that was typed and ticked, for the form to begin with."""
    again: dict[str, Any] = {name: typed.get(name, "") for name in ("edition", "version")}
    flags = typed.get("flags_before", "")
    again["flags_before"] = flags
    for name in both.sections():
        again |= {name: tidy(typed.get(name, "")), why(name): typed.getlist(why(name))}
    for name in LISTS:
        again[name] = typed.getlist(name)
    # A browser does not send the ticks that stand for good.
    again["flags"] += [flag for flag in flags.split() if flag in TWO_MODERATORS]
    return again


def replaced(again: dict[str, Any], press: Press, *, language: str, own: OwnWords) -> int:
    """Put the words in their place in `again`, and tick why. How many times it was done."""
    found = found_in(again[press.section], language, own)
    again[press.section], gone = found.put(press.word, press.option)
    reasons = again[why(press.section)]
    again[why(press.section)] = list(
        dict.fromkeys([*reasons, *(REASONS[hit.kind].value for hit in gone)])
    )
    return len(gone)
