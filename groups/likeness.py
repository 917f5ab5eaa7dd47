"""Whether two entries may be one and the same: by name, by town, by website. One rule for whoever
types an entry and for whoever brings in a file of them. Pure: the database is asked elsewhere.

A name must be nearly the same, in one town less so. A website is the same where its host is; where
both stand in different towns the page below it must be the same too, or every local branch would
be taken for the network whose site it is on. Hosts that many groups share say nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Self
from urllib.parse import urlsplit

from community.lib.geo import fold
from community.lib.seeming import drawn_alike

# Of 1, as difflib reckons (Ratcliff and Obershelp): anywhere, and in the same town.
ALIKE, ALIKE_IN_ONE_TOWN = 0.92, 0.75
SAME_WEBSITE: Final = 2.0  # more than any name
SHARED: Final = (
    "facebook.com instagram.com x.com twitter.com linkedin.com youtube.com tiktok.com t.me"
    " meetup.com wordpress.com blogspot.com wixsite.com sites.google.com google.com jimdo.com"
    " jimdofree.com weebly.com github.io linktr.ee"
).split()
HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)+")


@dataclass(frozen=True)
class Traits:
    """What an entry is known by: its names, folded, and its town by GeoNames number, if any."""

    names: tuple[str, ...]
    town: int | None
    websites: tuple[str, ...]

    @classmethod
    def of(cls, *names: str, town: int | None = None, websites: Iterable[str] = ()) -> Self:
        """From what an entry says."""
        folded = (drawn_alike(fold(name)) for name in names)
        return cls(tuple(filter(None, folded)), town, tuple(websites))


class Likeness:
    """How like others are to one entry."""

    def __init__(self, one: Traits) -> None:
        self._town = one.town
        self._sites = _sites(one.websites)
        self._names = [_Name(name) for name in one.names]

    def of(self, other: Traits) -> float:
        """0 for one that is not like it; the more, the likelier it is the same."""
        here = self._town is not None and self._town == other.town
        least = ALIKE_IN_ONE_TOWN if here else ALIKE
        pairs = [(name, known) for name in self._names for known in other.names]
        if self._sites and self._same_website(_sites(other.websites), other.town):
            return SAME_WEBSITE + max((name.alike(known, 0) for name, known in pairs), default=0)
        return max((name.alike(known, least) for name, known in pairs), default=0.0)

    def _same_website(self, others: dict[str, set[str]], town: int | None) -> bool:
        apart = self._town is not None and self._town != town
        return any(
            not apart or pages & others[host]
            for host, pages in self._sites.items()
            if host in others
        )


class _Name:
    """A folded name that many are compared with, whatever the order of their words."""

    def __init__(self, folded: str) -> None:
        # difflib keeps what it knows of the second of two texts.
        self._straight = SequenceMatcher(None, "", folded, autojunk=False)
        self._sorted = SequenceMatcher(None, "", _words(folded), autojunk=False)

    def alike(self, folded: str, least: float) -> float:
        """From 0 to 1; what is below `least` is 0."""
        self._straight.set_seq1(folded)
        # Both say at most how alike they can be, in whatever order: nearly all end here.
        if min(self._straight.real_quick_ratio(), self._straight.quick_ratio()) < least:
            return 0.0
        self._sorted.set_seq1(_words(folded))
        alike = max(self._straight.ratio(), self._sorted.ratio())
        return alike if alike >= least else 0.0


def host_of(url: str) -> str:
    """Its host without "www."; "" for one that many groups share, and for no address."""
    return _host_and_page(url)[0]


def page_of(url: str) -> str:
    """What comes below the host, without a slash at its end; "" for the first page."""
    return _host_and_page(url)[1]


def _host_and_page(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    shared = any(host == one or host.endswith(f".{one}") for one in SHARED)
    return (host, parts.path.strip("/")) if HOST.fullmatch(host) and not shared else ("", "")


def _sites(websites: Iterable[str]) -> dict[str, set[str]]:
    """The pages that are named, by their host."""
    sites: dict[str, set[str]] = {}
    for url in websites:
        host, page = _host_and_page(url)
        if host:
            sites.setdefault(host, set()).add(page)
    return sites


def _words(folded: str) -> str:
    return " ".join(sorted(folded.split()))
