"""Every flush of the log takes a tenth of a second longer (`commit_delay`), on both clusters."""

import time
from typing import Final

from tests.production.chaos.crowd import Crowd, quiet
from tests.production.chaos.scenarios import AT_ONCE, Options, Outcome, open_site

# PostgreSQL itself waits before each flush, in microseconds: its longest. Real devices that slow
# (device-mapper's `delay`) need a kernel that not every machine has.
SLOW: Final = {"commit_delay": "100000", "commit_siblings": "0"}


def run(options: Options) -> Outcome:
    """The load, with disks that are slow."""
    with open_site(**AT_ONCE) as stack:
        for cluster in (stack.main, stack.keys):
            cluster.settings |= SLOW
            cluster.restart()
        crowd = Crowd(stack, options.seed)
        crowd.begin()
        time.sleep(options.minutes * 60)
        figures, broken = quiet(crowd)
        return Outcome(["each flush 100 ms longer", figures], broken)
