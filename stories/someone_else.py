"""Stories about somebody else: what may stand beside them. Pure, and the one place for the rule.

Whoever did not agree, or has died, cannot answer for themselves. The author may tell what they
lived through all the same; what would lead to the other person stays away from the page:

- **not agreed, or not known:** no region and no years, whatever the author would like; and in the
  words no relationship ("my sister") and nothing that the person said (quotes);
- **died:** those who live on can still be found and hurt. So no region, and the years only as
  whole decades; in the words no full name, no day of death, and never how somebody died.

The details are held by `as_shown`, which every document is written with. The words are for two
moderators, who see `checklist`. Who saw it counts as not agreed until they say otherwise.
"""

from enum import StrEnum
from typing import Any, Final

from stories.choices import Agreement, Detail, Perspective

# Whom we ask whether the person the story is about knows and agrees.
ABOUT_SOMEONE: Final = (Perspective.CLOSE, Perspective.SAW)


class Care(StrEnum):
    """How much of somebody else a page may show."""

    NONE = "none"
    NOT_AGREED = "not-agreed"
    DIED = "died"


NEVER: Final = {
    Care.NONE: frozenset[Detail](),
    Care.NOT_AGREED: frozenset({Detail.REGION, Detail.YEARS}),
    Care.DIED: frozenset({Detail.REGION}),
}
CHECKLIST: Final = {
    Care.NONE: (),
    Care.NOT_AGREED: ("relationship", "quotes"),
    Care.DIED: ("full-name", "day-of-death", "method", "family"),
}


def care_for(perspective: str, agreement: str) -> Care:
    """The care that the author's own answers call for."""
    if agreement == Agreement.DIED:
        return Care.DIED
    unasked = perspective in ABOUT_SOMEONE and agreement != Agreement.YES
    return Care.NOT_AGREED if unasked or agreement == Agreement.UNKNOWN else Care.NONE


def may_be_shown(detail: str, care: Care) -> bool:
    """Whether a page of this care may show anything of this detail."""
    return detail not in NEVER[care]


def as_shown(detail: str, value: Any, care: Care) -> Any:
    """The value as a page may show it; nothing where it may not."""
    if not value or not may_be_shown(detail, care):
        return None
    if detail == Detail.YEARS and care == Care.DIED:
        return whole_decades(value)
    return value


def whole_decades(years: tuple[int, int]) -> tuple[int, int]:
    """1987 to 1993 is 1980 to 1999."""
    first, last = years
    return first // 10 * 10, last // 10 * 10 + 9


def checklist(care: Care) -> tuple[str, ...]:
    """What a moderator looks for in the words, by its slug."""
    return CHECKLIST[care]
