"""One thing that needs somebody, and where such things come from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Need:
    """What, why, since when, and the address at which it is mended.

    `key` is the same for as long as it is the same thing. It holds no reference of a story: what
    is put off is kept, and a story leaves nothing behind.
    """

    key: str
    what: str
    why: str
    url: str
    since: date | None = None
    language: str = ""


@dataclass(frozen=True)
class Source:
    """One kind of need. `find` with nobody finds every one of them, for housekeeping.

    `may` says whether somebody can mend such things at all; what only some may mend, such as one
    page of many, `find` leaves out for the others.
    """

    name: str
    heading: str | Promise
    may: Callable[[Any], bool]
    find: Callable[[Any | None, date], Iterable[Need]]
