"""Readers calm and under a flood, in turns; meanwhile somebody with a right code comes in."""

import asyncio
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from bench.load import cost
from bench.load.judgement import Finding, every_right_code, nothing_failed, readers_left
from bench.load.site import Site
from bench.load.submissions import comes_in
from bench.load.wrk import Crowd, Told, Wrk

# Who waits longer for their story believes that the code is wrong.
WITHIN: Final = 15  # seconds
BETWEEN: Final = 0.5  # seconds from one try of the right code to the next
SETTLES: Final = 1  # seconds until the flood is there, and until it has gone


@dataclass
class Seen:
    """What readers and flood were answered in each turn, and how long each right code took."""

    calm: list[Told] = field(default_factory=list)
    flooded: list[Told] = field(default_factory=list)
    flood: list[Told] = field(default_factory=list)
    tries: list[float | None] = field(default_factory=list)


def flooded(
    site: Site, readers: Crowd, flood: Crowd, code: str, *, seconds: int, turns: int
) -> list[Finding]:
    """Each turn is a calm window and one under the flood; prints what came."""
    seen, spent = Seen(), [cost.of(site)] * 2
    for _ in range(turns):
        spent = [cost.of(site)]
        seen.calm.append(Wrk(site, readers, seconds).told())
        spent.append(cost.of(site))
        _under(site, readers, flood, code, seconds, seen)
        spent.append(cost.of(site))
    _print(seen)
    print(f"  processor in the last calm window: {cost.said(cost.shares(*spent[:2]))}")
    print(f"  and under the last flood: {cost.said(cost.shares(*spent[-2:]))}")
    of_readers = [*seen.calm, *seen.flooded]
    asked = sum(told.answers.total() for told in of_readers)
    pairs = [
        (calm.a_second, busy.a_second) for calm, busy in zip(seen.calm, seen.flooded, strict=True)
    ]
    return [
        readers_left(pairs),
        every_right_code(seen.tries, within=WITHIN),
        nothing_failed("readers' questions", sum(told.failed for told in of_readers), asked),
    ]


def _under(site: Site, readers: Crowd, flood: Crowd, code: str, seconds: int, seen: Seen) -> None:
    pouring = Wrk(site, flood, seconds + 2 * SETTLES)
    time.sleep(SETTLES)
    author = threading.Thread(
        target=_keep_coming, args=(site, code, time.monotonic() + seconds - SETTLES, seen)
    )
    author.start()
    seen.flooded.append(Wrk(site, readers, seconds).told())
    author.join()
    seen.flood.append(pouring.told())


def _keep_coming(site: Site, code: str, until: float, seen: Seen) -> None:
    """One of the flood's own addresses: a ward shares one."""
    while time.monotonic() < until:
        began = time.monotonic()
        inside = asyncio.run(comes_in(site, code, "10.9.0.2"))
        seen.tries.append(time.monotonic() - began if inside else None)
        time.sleep(BETWEEN)


def _print(seen: Seen) -> None:
    print(f"  {'readers':18}{'a second':>10}{'median ms':>11}{'p99 ms':>9}")
    for calm, busy in zip(seen.calm, seen.flooded, strict=True):
        for name, told in (("calm", calm), ("under the flood", busy)):
            print(f"  {name:18}{told.a_second:>10.0f}{told.median * 1000:>11.0f}"
                  f"{told.p99 * 1000:>9.0f}")  # fmt: skip
    answers: Counter[int] = sum((told.answers for told in seen.flood), Counter())
    each = ", ".join(f"{times} x {status}" for status, times in sorted(answers.items()))
    rate = sum(told.a_second for told in seen.flood) / len(seen.flood)
    print(f"  the flood was answered {rate:.0f} times a second: {each}")
