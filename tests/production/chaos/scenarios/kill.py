"""kill -9 of app server, worker, PostgreSQL and Redis at random moments, under a mixed load."""

import time

from tests.production.chaos.crowd import Crowd, quiet
from tests.production.chaos.disturber import Disturber
from tests.production.chaos.scenarios import AT_ONCE, Options, Outcome, open_site

PAUSE = 3.0  # seconds between two ends, on average


def run(options: Options) -> Outcome:
    """Load and ends at once; then quiet."""
    with open_site(**AT_ONCE) as stack:
        crowd = Crowd(stack, options.seed)
        parts = [*stack.app, stack.worker, stack.main, stack.keys, stack.redis]
        disturber = Disturber(parts, options.seed, PAUSE)
        crowd.begin()
        disturber.start()
        time.sleep(options.minutes * 60)
        disturber.over.set()
        disturber.join()
        figures, broken = quiet(crowd)
        ended = ", ".join(f"{name} {count}" for name, count in sorted(disturber.ended.items()))
        return Outcome([f"ended with kill -9: {ended}", figures], broken)
