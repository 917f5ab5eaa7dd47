"""The clusters stand still again and again, once for longer than anybody likes to wait."""

import random
import time
from typing import Final

from tests.production.chaos.crowd import Crowd, quiet
from tests.production.chaos.scenarios import AT_ONCE, Options, Outcome, open_site

PULSE: Final = (0.3, 2.0)  # seconds
LONG: Final = 20.0


def run(options: Options) -> Outcome:
    """Frozen (SIGSTOP) and thawed under load."""
    dice = random.Random(f"{options.seed} slow")
    with open_site(**AT_ONCE) as stack:
        crowd = Crowd(stack, options.seed)
        crowd.begin()
        over, frozen = time.monotonic() + options.minutes * 60, 0.0
        pauses = [LONG]
        while time.monotonic() < over:
            cluster = dice.choice((stack.main, stack.keys))
            pause = pauses.pop() if pauses else dice.uniform(*PULSE)
            cluster.freeze()
            time.sleep(pause)
            cluster.thaw()
            frozen += pause
            time.sleep(dice.uniform(*PULSE))
        figures, broken = quiet(crowd)
        share = frozen / (options.minutes * 60)
        return Outcome(
            [f"still for {share:.0%} of the time, once for {LONG:.0f} s", figures], broken
        )
