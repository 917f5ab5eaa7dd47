"""Who has the processor: the share of each part of the site, and of the visitors themselves."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from bench.load.site import Site

TICKS: Final = os.sysconf("SC_CLK_TCK")


def of(site: Site) -> dict[str, float]:
    """Seconds of the processor that each part has had until now, this process as `visitors`.

    wrk is a child of this process, and counts once it has ended.
    """
    parts = {part.name: _family(part.process.pid) for part in site.parts if part.process}
    own = os.times()
    visitors = own.user + own.system + _waited_for()
    return parts | {"visitors": visitors}


def shares(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    """Of all that was spent in between, the part of each, the largest first."""
    spent = {name: after[name] - before.get(name, 0) for name in after}
    whole = sum(spent.values()) or 1
    return dict(sorted(((n, s / whole) for n, s in spent.items()), key=lambda pair: -pair[1]))


def said(shared: Mapping[str, float], least: float = 0.02) -> str:
    """In words, without what is too little to tell."""
    return ", ".join(f"{name} {part:.0%}" for name, part in shared.items() if part >= least)


def _waited_for() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _family(pid: int) -> float:
    """Of a process, of those it has waited for, and of all that it has started."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return 0
    return _seconds(fields[11:15]) + sum(_family(int(child)) for child in children)


def _seconds(ticks: Iterable[str]) -> float:
    return sum(map(int, ticks)) / TICKS
