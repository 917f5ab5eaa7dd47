"""Whether the house may take new stories: only where everything stands that a story needs.

Which requirements there are is for the apps to say (`register`); `home.opening` has the list. In
production new stories are closed until each of them is met, and again when one is lost. Whoever is
writing by then goes on and sends: what is begun is never taken from anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.functional import Promise

from community.lib.remembered import remembered

A_MOMENT: Final = 10  # seconds for which a process remembers the answer


@dataclass(frozen=True)
class Answer:
    """Of one requirement: whether it is met, what is missing, what will be missing before long,
    and what would make it sturdier."""

    met: bool
    missing: tuple[str, ...] = ()
    soon: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


@dataclass(frozen=True)
class Requirement:
    """What must be there, why, how to ask, and where to mend it.

    `mend` is the name of a room of the admin; `paper` a heading of the operators' papers, for what
    is mended at the console.
    """

    name: str
    heading: str | Promise
    why: str | Promise
    ask: Callable[[], Answer]
    mend: str = ""
    paper: str = ""


@dataclass(frozen=True)
class Asked:
    """A requirement and its answer as it is now."""

    requirement: Requirement
    answer: Answer


_requirements: list[Requirement] = []


def register(requirements: tuple[Requirement, ...]) -> None:
    """These are asked from now on, and no others."""
    _requirements[:] = requirements


def ask_all() -> list[Asked]:
    """Every requirement as it is now, in the order in which one would mend them."""
    return [Asked(one, one.ask()) for one in _requirements]


def is_gated() -> bool:
    """Whether anything is asked here at all: a demonstration takes stories from its first minute.

    It is no choice of an operator's: production alone sets it.
    """
    return bool(settings.OPENING_GATE)


def is_open() -> bool:
    """Whether new stories may be begun. Cheap: asked of every page with a door in it."""
    return not is_gated() or _all_met()


@remembered(A_MOMENT)
def _all_met() -> bool:
    # Nothing registered means that nobody was asked: closed.
    return bool(_requirements) and all(one.answer.met for one in ask_all())
