"""Stories are told at so many a second, whole journeys; afterwards each code opens its story."""

import asyncio
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from bench.load import cost
from bench.load.browser import Browser
from bench.load.journey import REQUESTS, SHARE, Stopped, tell
from bench.load.judgement import Finding, all_there, nothing_failed, rate_attained
from bench.load.site import Site

AT_ONCE: Final = 600  # authors under way: who comes later waits at the door
THROUGH_THE_DOOR: Final = 20  # of the codes: as their authors would, through nginx
HAPPENED: Final = "They held me down, number {number}, and nobody said why. " * 12
COUNT: Final = """
from stories.vault.models import State, Submission
print(Submission.objects.filter(example=False).exclude(state=State.DRAFT).count())
"""
# Each line of standard input is a code and the words that it must open.
OPEN: Final = """
import json, sys
from stories.actions.codes.find import find
from stories.vault.safe import Safe
whole = 0
for code, words in map(json.loads, sys.stdin):
    story = find(typed=code)
    whole += Safe.of(story.pk).read(story)["happened"] == words
print(whole)
"""


@dataclass
class Told:
    """Codes with the words that they must open, seconds of each journey, and what went wrong."""

    codes: list[tuple[str, str]] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    last: float = 0


def submissions(site: Site, a_second: float, seconds: float) -> list[Finding]:
    """Tell, count, open; prints what it took."""
    before, counted = cost.of(site), int(site.python(COUNT))
    began = time.monotonic()
    told = asyncio.run(_all(site, a_second, seconds))
    lasted = max(told.last - began, seconds)
    spent = cost.shares(before, cost.of(site))
    _print(told, lasted, spent)
    acknowledged = len(told.codes)
    number = acknowledged + told.failed.total()
    return [
        nothing_failed("journeys", told.failed.total(), number),
        rate_attained(acknowledged / lasted, a_second),
        all_there(acknowledged, opened(site, told.codes), int(site.python(COUNT)) - counted),
        _through_the_door(site, told.codes),
    ]


async def _all(site: Site, a_second: float, seconds: float) -> Told:
    """An author comes every so often, whether the others are ready or not."""
    told, door, began = Told(), asyncio.Semaphore(AT_ONCE), time.monotonic()
    async with asyncio.TaskGroup() as authors:
        for number in range(int(a_second * seconds)):
            await asyncio.sleep(began + number / a_second - time.monotonic())
            await door.acquire()
            authors.create_task(_author(site, number, told, door))
    return told


async def _author(site: Site, number: int, told: Told, door: asyncio.Semaphore) -> None:
    browser, words = Browser(site, address_of(number)), HAPPENED.format(number=number).strip()
    began = time.monotonic()
    try:
        code = await tell(browser, words)
    except (Stopped, OSError, TimeoutError) as wrong:
        told.failed[str(wrong) or type(wrong).__name__] += 1
    else:
        told.last = time.monotonic()
        told.took.append(told.last - began)
        told.codes.append((code, words))
    finally:
        door.release()
        await browser.close()


def address_of(number: int) -> str:
    """One of its own for each author, in 10.16.0.0/12."""
    return f"10.{16 + number // 62_500}.{number // 250 % 250}.{number % 250 + 1}"


def opened(site: Site, codes: list[tuple[str, str]]) -> int:
    """How many of these codes open a story with exactly these words."""
    given = "\n".join(json.dumps(pair) for pair in codes)
    done = site.ask("shell", "--verbosity", "0", "-c", OPEN, given=given)
    return int(done.stdout) if done.returncode == 0 else 0


def _through_the_door(site: Site, codes: list[tuple[str, str]]) -> Finding:
    """Some of them as their authors would: the code typed, then the story."""
    chosen = codes[:: max(len(codes) // THROUGH_THE_DOOR, 1)][:THROUGH_THE_DOOR]
    inside = sum(asyncio.run(comes_in(site, code)) for code, _words in chosen)
    said = f"{inside} of {len(chosen)} codes let their author in through nginx"
    return Finding(said, 0 < inside == len(chosen))


async def comes_in(site: Site, code: str, address: str = "10.8.0.2") -> bool:
    """Whether this code, typed at the door, leads to its story."""
    browser = Browser(site, address)
    try:
        page = await browser.get(f"{SHARE}return/")
        led = await browser.post(f"{SHARE}return/", page.hidden() | {"code": code})
    except (OSError, TimeoutError):
        return False
    finally:
        await browser.close()
    return led.location.endswith("/share/return/story/")


def _print(told: Told, lasted: float, spent: dict[str, float]) -> None:
    times = sorted(told.took) or [float("nan")]
    middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    print(f"  {len(told.codes)} stories in {lasted:.0f} s, {REQUESTS} requests each")
    print(f"  a journey takes {middle:.1f} s, 99 of 100 at most {late:.1f} s, 1.1 s of it waiting")
    for wrong, number in told.failed.most_common(5):
        print(f"  {number} x {wrong}")
    print(f"  processor: {cost.said(spent)}")
