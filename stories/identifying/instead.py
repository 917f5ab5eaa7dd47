"""Words for the place of a date, an age or a town: worked out from it, in the text's language."""

import re
from typing import Final

from community.lib.geo import fold
from stories.identifying.gazetteer import town_named
from stories.identifying.rules import Rules

_YEAR: Final = re.compile(r"(?<!\d)(19[2-9]\d|20[0-4]\d)(?!\d)")
_AGE: Final = re.compile(r"\d{1,3}")
CHILD, ADULT, OLD = 13, 20, 80


def for_date(found: str, rules: Rules) -> tuple[str, ...]:
    """The decade, when there is a year."""
    match = _YEAR.search(found)
    if not match:
        return ()
    decade = int(match[1]) // 10 * 10
    return (rules.times["decade"].format(decade=decade),)


def for_age(found: str, rules: Rules) -> tuple[str, ...]:
    """A time of life, when the age is in figures or in a word that the rules know."""
    years = _years(found, rules)
    if years is None:
        return ()
    if years < CHILD:
        return (rules.times["child"],)
    if years < ADULT:
        return (rules.times["teenager"], rules.times["a_teenager"])
    if years >= OLD:
        return (rules.times["old"],)
    return (rules.times["adult"].format(ten=rules.times["tens"][years // 10 - 2]),)


def _years(found: str, rules: Rules) -> int | None:
    if match := _AGE.search(found):
        return int(match.group())
    key = f" {fold(found)} "
    named = [word for word in rules.ages if f" {word} " in key]
    return rules.ages[max(named, key=len)] if named else None


def for_place(found: str, rules: Rules) -> tuple[str, ...]:
    """How large it is and where in its country, when the gazetteer has it."""
    town = town_named(fold(found))
    if town is None:
        return ()
    size = rules.towns[town.size]
    return (f"{size} {rules.towns[town.side]}", size) if town.side else (size,)
