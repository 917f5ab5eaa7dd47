"""A sheet for afterwards: who promised what, by when."""

from collections.abc import Mapping
from typing import Any, Final

from home.leaders.filled import Filled
from home.leaders.paper import Paper

PROMISES: Final = 4


def build(filled: Filled) -> Mapping[str, Any]:
    """Boxes to write into; on paper they are lines."""
    said = filled.words["record"]
    return {
        "promises": [
            {"number": number, "label": said["promise"].format(number=number)}
            for number in range(1, PROMISES + 1)
        ],
        "after": [(name, said[name]) for name in ("refused", "ours", "next", "left")],
    }


RECORD: Final = Paper("record", "record", build)
