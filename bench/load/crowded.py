"""Hundreds of readers at once while a moderator works: what each of them gets."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from bench.load import cost, moderating
from bench.load.judgement import Finding, nothing_failed
from bench.load.moderating import STEPS, Work
from bench.load.site import Site
from bench.load.wrk import Crowd, Told, Wrk

BARE: Final = "bench.bare:application"


def crowded(
    site: Site, readers: Crowd, session: str, waiting: list[str], *, seconds: int
) -> list[Finding]:
    """The moderator alone, the readers alone, and both at once; then the floor."""
    alone = moderating.run(site, session, waiting, seconds)
    calm = Wrk(site, readers, seconds).told()
    before = cost.of(site)
    with ThreadPoolExecutor(1) as thread:
        working = thread.submit(moderating.run, site, session, waiting, seconds)
        both = Wrk(site, readers, seconds).told()
        beside = working.result()
    spent = cost.shares(before, cost.of(site))
    floor = bare(site, readers.connections, min(seconds, 10))
    _print_readers([("alone", calm), ("with moderator", both)], floor)
    _print_moderator(alone, beside)
    print(f"  processor: {cost.said(spent)}")
    asked = calm.answers.total() + both.answers.total()
    steps = sum(map(len, [*alone.took.values(), *beside.took.values()]))
    return [
        nothing_failed("readers' questions", calm.failed + both.failed, asked),
        nothing_failed("the moderator's steps", len(alone.failed) + len(beside.failed), steps),
    ]


def bare(site: Site, connections: int, seconds: int) -> Told:
    """What a view that does nothing gives as many readers, under the same nginx and gunicorn."""
    servers = site.app[:2]
    for server in servers:
        server.application = BARE
        server.restart()
    try:
        return Wrk(site, Crowd(["/"], connections), seconds).told()
    finally:
        for server in servers:
            server.application = "community.wsgi"
            server.restart()


def _print_readers(rows: Sequence[tuple[str, Told]], floor: Told) -> None:
    print(f"  {'readers':18}{'a second':>10}{'median ms':>11}{'p99 ms':>9}{'x bare':>8}")
    for name, told in [*rows, ("a bare view", floor)]:
        times = floor.a_second / told.a_second if told.a_second else float("inf")
        print(f"  {name:18}{told.a_second:>10.0f}{told.median * 1000:>11.0f}"
              f"{told.p99 * 1000:>9.0f}{times:>8.1f}")  # fmt: skip


def _print_moderator(alone: Work, beside: Work) -> None:
    print(f"  {'moderator, ms':18}{'alone':>10}{'beside':>11}{'longest':>9}{'times':>8}")
    for step in STEPS:
        print(f"  {step:18}{alone.median(step) * 1000:>10.0f}{beside.median(step) * 1000:>11.0f}"
              f"{beside.longest(step) * 1000:>9.0f}{len(beside.took[step]):>8}")  # fmt: skip
    for wrong in [*alone.failed, *beside.failed][:5]:
        print(f"  {wrong}")
