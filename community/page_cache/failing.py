"""Whether pages could not be dropped while a request was answered."""

from contextvars import ContextVar
from typing import Final

_failed: Final = ContextVar("pages could not be dropped", default=False)


def expect_none() -> None:
    """A request begins."""
    _failed.set(False)


def note_failure() -> None:
    """Redis could not be reached."""
    _failed.set(True)


def has_failed() -> bool:
    """Whether it has, since the request began."""
    return _failed.get()
