"""Plain text in paragraphs, for showing a story as it was written."""

import re
from typing import Final

_BLANK: Final = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def paragraphs(text: str) -> list[str]:
    """The text between blank lines. Single line breaks stay: a poem keeps its lines."""
    return [part.strip("\n") for part in _BLANK.split(text) if part.strip()]
