"""Clocks go wrong: one server's, then the worker's, ahead and behind, under load (libfaketime)."""

import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.production.chaos.crowd import Crowd, quiet
from tests.production.chaos.scenarios import Options, Outcome, open_site
from tests.production.stack import Stack

LIBRARIES: Final = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
DAYS: Final = 7  # of cooling-off
COUNT: Final = (
    "from stories.models import Story; from stories.vault.models import Submission as S;"
    "print(Story.objects.count(), S.objects.filter(state='approved').count())"
)


def run(options: Options) -> Outcome:
    """Minutes ahead and behind, a jump, and housekeeping that believes in another week."""
    if not LIBRARIES or shutil.which("faketime") is None:
        return Outcome(broken=["not tried: apt-get install faketime"])
    with open_site(HNH_BATCH_MINIMUM="1", HNH_COOLING_OFF_DAYS=str(DAYS)) as stack:
        crowd = Crowd(stack, options.seed)
        clock = stack.folder / "clock"
        clock.write_text("+10m")
        _set(stack, clock)
        crowd.begin()
        for offset in ("+10m", "-10m", "+3h", "-3h", "+0"):
            clock.write_text(offset)
            time.sleep(options.minutes * 60 / 5)
        clock.write_text("+0")
        outcome = Outcome()
        crowd.end()
        crowd.come_back()
        outcome.figures.append(_another_week(stack, outcome))
        figures, laws = quiet(crowd)
        outcome.figures.append(figures)
        outcome.broken += laws
        return outcome


def _set(stack: Stack, clock: Path) -> None:
    """The second server lives by this clock from now on."""
    app = stack.app[1]
    app.environment_of_its_own = faked(clock)
    app.restart()


def faked(clock: Path) -> Mapping[str, str]:
    """What makes a process believe the offset in this file; pauses are measured truly."""
    return {
        "LD_PRELOAD": str(LIBRARIES[0]),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }


def _another_week(stack: Stack, outcome: Outcome) -> str:
    """Housekeeping whose clock is a week and a day ahead must publish nothing before its time."""
    stack.worker.stop()
    clock = stack.folder / "clock"
    clock.write_text(f"+{DAYS + 1}d")
    before, waiting = map(int, stack.python(COUNT).split())
    if before:
        outcome.broken.append(f"{before} stories were public before their cooling-off was over")
    done = stack.ask("housekeeping", **{"environment": faked(clock)})
    after, _ = map(int, stack.python(COUNT).split())
    if not waiting:
        outcome.broken.append("nothing waited: this was not tried")
    if after > before:
        outcome.broken.append(f"{after - before} stories were published a week too early")
    clock.write_text("+0")
    return f"housekeeping {DAYS + 1} days ahead: {waiting} waited, {after} published, status {done.returncode}"
