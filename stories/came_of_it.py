"""What came of a story, for its author: asked of whatever app knows.

Stories know no app that stands on them, so each registers itself when it is ready.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Came:
    """One thing that a story was used for: by whom something was promised, and what came of it."""

    office: str
    promised: str
    language: str
    outcome: str
    url: str


Ask = Callable[[str], list[Came]]
_registered: list[Ask] = []


def register(ask: Ask) -> None:
    """Once for each app; a second time changes nothing."""
    if ask not in _registered:
        _registered.append(ask)


def came_of(reference: str) -> list[Came]:
    """Everything that the public story with this reference was used for, and is on a page."""
    return [one for ask in _registered for one in ask(reference)]
