"""What an address costs, and how that grows with the number of entries, in bare Django views.

Databases and servers are the measurement's own, on the loopback, and thrown away. Page and floor
are asked in turns; `x cpu` compares the processor time of all workers for one answer, `x first`
that of the same question with the fewest entries. Time in PostgreSQL's own processes is not in
`x cpu`: beside the number of queries stands what they took on the clock, one page at a time.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.library import own_database
from bench.rate import Rate, rate
from bench.servers import Server, gunicorn, warm

TURNS: Final = 5
HEAD: Final = (
    f"{'':18}{'queries':>8}{'db ms':>8}{'KB':>6}{'a second':>10}{'ms cpu':>8}"
    f"{'x bare':>8}{'x cpu':>7}{'most':>6}{'x first':>9}{'most':>6}"
)


@dataclass(frozen=True)
class Plan:
    """What is asked, with how many entries, and what it may cost: in bare views (`most`), and
    against the fewest entries (`most_grown`). `grow` adds entries and says what there is."""

    about: str
    sizes: Sequence[int]
    pages: Mapping[str, str]
    grow: Callable[[int], str]
    most: Mapping[str, float] = field(default_factory=dict)
    most_grown: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """One address: its answer, and what it asked of the database."""

    size: int
    queries: int
    database: float  # milliseconds
    clock: float  # seconds


def measure(plan: Plan) -> None:
    """Fill, measure, print; then fill more."""
    chosen = _arguments(plan)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hnh-bench-")))
        os.environ["HNH_VAR"] = str(folder / "var")
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.directory_settings"
        if chosen.postgresql:
            url = stack.enter_context(own_database(chosen.postgresql))
            os.environ["HNH_BENCH_POSTGRESQL"] = url
        _prepare()
        first: dict[str, float] = {}
        place = "PostgreSQL" if chosen.postgresql else "SQLite"
        for size in chosen.sizes:
            _measure(plan, size, chosen.seconds, first, place)


def _arguments(plan: Plan) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=plan.about)
    parser.add_argument("--sizes", type=int, nargs="+", default=plan.sizes)
    parser.add_argument("--seconds", type=int, default=2, help="of load, for each number")
    parser.add_argument("--postgresql", default="", help="a server's address; otherwise SQLite")
    return parser.parse_args()


def _prepare() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    for command in ("load_topics", "load_places"):
        call_command(command, verbosity=0)


def _measure(plan: Plan, size: int, seconds: int, first: dict[str, float], place: str) -> None:
    """One table; `first` keeps the processor time of each address with the fewest entries."""
    there = plan.grow(size)
    print(f"\n{place}, {there}")
    print(HEAD)
    with ExitStack() as stack:
        bare = stack.enter_context(gunicorn("bench.bare"))
        site = stack.enter_context(gunicorn("community.wsgi"))
        warm(bare, "/")
        for name, path in plan.pages.items():
            asked = _asked(path)
            warm(site, path)
            print(_row(plan, name, asked, bare, site, seconds, first), flush=True)


def _asked(path: str) -> Asked:
    """The quickest of some turns: what other people's work on the machine adds is not ours."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from community.lib.remembered import forget

    client, best = Client(), None
    client.get(path)
    for _ in range(TURNS):
        forget()
        began = time.monotonic()
        with CaptureQueriesContext(connection) as told:
            response: Any = client.get(path)
        taken = time.monotonic() - began
        if response.status_code != 200:
            raise SystemExit(f"{path} answered {response.status_code}.")
        spent = sum(float(query["time"]) for query in told.captured_queries) * 1000
        if best is None or spent < best.database:
            best = Asked(len(response.content), len(told), spent, taken)
    assert best is not None  # noqa: S101 - there is more than one turn
    return best


def _row(
    plan: Plan,
    name: str,
    asked: Asked,
    bare: Server,
    site: Server,
    seconds: int,
    first: dict[str, float],
) -> str:
    told = f"{name:18}{asked.queries:>8}{asked.database:>8.1f}{asked.size / 1024:>6.0f}"
    # Eight ask at once: what takes longer has no answer to count.
    long = max(seconds, round(asked.clock * TURNS))
    try:
        floor, made = rate(bare, "/", seconds), rate(site, plan.pages[name], long)
    except SystemExit:
        return f"{told}   no answer within {long} seconds"
    grown = made.processor / first.setdefault(name, made.processor)
    return (
        f"{told}{_cells(made, floor)}{plan.most.get(name, ''):>6}"
        f"{grown:>9.2f}{plan.most_grown.get(name, ''):>6}"
    )


def _cells(made: Rate, floor: Rate) -> str:
    return (
        f"{made.a_second:>10.0f}{made.processor:>8.2f}"
        f"{made.times(floor):>8.1f}{made.work(floor):>7.1f}"
    )
