"""How far an organisation that ends has come: announced, read only, destroyed, closed. One way.

It is written down beside the records and not in a database: a restored backup takes nothing back.
`manage.py close_down` (`home.closing`) goes from stage to stage; every page and every form looks
here.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from community.lib.remembered import forget, remembered
from community.noted import note, noted

NAME: Final = "closing"
A_MOMENT: Final = 10  # seconds for which a process remembers the stage


class Stage(StrEnum):
    """The stages in their order."""

    NONE = ""
    ANNOUNCED = "announced"
    READ_ONLY = "read-only"
    DESTROYED = "destroyed"
    CLOSED = "closed"


ORDER: Final = list(Stage)


@dataclass(frozen=True)
class Closing:
    """The stage reached; the days that people were told; how far a stage under way has come."""

    stage: Stage = Stage.NONE
    announced_on: str = ""
    read_only_on: str = ""
    ends_on: str = ""
    progress: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.stage != Stage.NONE

    @property
    def takes_nothing(self) -> bool:
        """Whether nothing may be written any more, but for what authors take back."""
        return ORDER.index(self.stage) >= ORDER.index(Stage.READ_ONLY)

    @property
    def over(self) -> bool:
        """Whether the stories are gone."""
        return ORDER.index(self.stage) >= ORDER.index(Stage.DESTROYED)

    @property
    def read_only_day(self) -> date | None:
        """From which day nothing is taken any more."""
        return date.fromisoformat(self.read_only_on) if self.read_only_on else None

    @property
    def last_day(self) -> date | None:
        """Until which day authors can fetch theirs."""
        return date.fromisoformat(self.ends_on) if self.ends_on else None


@remembered(A_MOMENT)
def closing() -> Closing:
    """Where it stands, for pages and forms."""
    return closing_now()


def closing_now() -> Closing:
    """Where it stands, read anew: for whoever is about to do something."""
    said = noted(NAME)
    return Closing(**said | {"stage": Stage(said["stage"])}) if said else Closing()


def write_down(now: Closing) -> None:
    """Go on from here. Raises ValueError for a step back."""
    before = closing_now()
    if ORDER.index(now.stage) < ORDER.index(before.stage):
        raise ValueError("closing goes one way")
    note(NAME, **asdict(now) | {"progress": dict(now.progress)})
    forget()
