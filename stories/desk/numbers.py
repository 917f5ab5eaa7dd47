"""A whole number out of a form, where anything at all may have been sent."""

import re
from typing import Final

_WHOLE: Final = re.compile(r"[0-9]{1,9}")


def whole_number(text: str) -> int | None:
    """The number, or nothing. `str.isdigit` would let “²” through, which is no `int`."""
    return int(text) if _WHOLE.fullmatch(text) else None
