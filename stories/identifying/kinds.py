"""What there is to find, and a find."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What something found may be."""

    NAME = "name"
    PLACE = "place"
    STREET = "street"
    HOSPITAL = "hospital"
    DATE = "date"
    AGE = "age"
    CONTACT = "contact"
    NUMBER = "number"
    JOB = "job"
    RELATIVE = "relative"
    DOCUMENT = "document"
    METHOD = "method"


# The reason of a find of which the rules cannot know whether a person or a place is called so: its
# kind, NAME or PLACE, is what it is more often, and its replacements are of both.
EITHER: Final = "either"


@dataclass(frozen=True, slots=True)
class Hit:
    """`text[start:end]` may show who somebody is.

    `reason` is a slug of `stories.identifying.reasons`; `instead` are words to put in its place, in
    the text's language, the best first; none where nothing general can be said.
    """

    start: int
    end: int
    kind: Kind
    reason: str
    instead: tuple[str, ...] = ()
