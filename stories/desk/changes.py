"""What a version changed, section by section, in the words that its author will read."""

from collections.abc import Mapping
from dataclasses import dataclass

from community.words import Saying
from stories.comparison import Part, compare
from stories.desk.sections import Both, heading


@dataclass(frozen=True)
class Change:
    """One section that is not what the author gave, with the reasons in kind words."""

    name: str
    heading: str
    parts: list[Part]
    reasons: list[str]


def changes_of(both: Both, words: Mapping[str, Saying]) -> list[Change]:
    """Every section that changed, with the words for each reason.

    Two texts of up to 50,000 characters are compared quickly.
    """
    return [
        Change(
            name=name,
            heading=heading(name, both.original.perspective),
            parts=compare(getattr(both.original, name), getattr(both.current, name)),
            reasons=[words[slug].body for slug in both.reasons.get(name, []) if slug in words],
        )
        for name in both.changed()
    ]
