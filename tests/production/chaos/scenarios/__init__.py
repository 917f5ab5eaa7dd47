"""Each way in which things go wrong, a module a way: `run(options)` says what was seen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from tests.production.site import MAKE_MODERATOR, OPEN_THE_HOUSE
from tests.production.stack import Stack

# So that a story goes its whole way within a minute.
AT_ONCE: Final = {"HNH_COOLING_OFF_DAYS": "0", "HNH_BATCH_MINIMUM": "1"}


@dataclass(frozen=True)
class Options:
    """Chosen on the command line."""

    minutes: float
    seed: int


@dataclass
class Outcome:
    """Figures, a line each, and the laws that were broken."""

    figures: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


Scenario = Callable[[Options], Outcome]


@contextmanager
def open_site(*, pause: int = 3, **settings: str) -> Iterator[Stack]:
    """A running site that takes stories, with PostgreSQL that waits for the disk."""
    with Stack.fresh(durable=True, pause=pause, settings=settings) as stack:
        stack.python(f"{MAKE_MODERATOR}\n{OPEN_THE_HOUSE}")
        yield stack
