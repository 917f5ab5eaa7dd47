"""Ends parts of the site at moments and in an order that a seed chooses."""

import random
import threading
import time
from collections import Counter

from tests.production.stack.part import Part

LOOKS: float = 0.1  # seconds between two looks at what is to be started again


class Disturber(threading.Thread):
    """kill -9 of one part after the other; each is started again up to two seconds later.

    Nobody waits until it is ready: the next may be ended while it still comes up.
    """

    def __init__(self, parts: list[Part], seed: int, pause: float) -> None:
        super().__init__(name="disturber", daemon=True)
        self.parts, self.pause = parts, pause
        self.dice = random.Random(f"{seed} disturber")
        self.over = threading.Event()
        self.ended: Counter[str] = Counter()

    def run(self) -> None:
        """Until it is over."""
        back_at: dict[Part, float] = {}
        next_at = time.monotonic() + self.pause
        while not self.over.wait(LOOKS):
            now = time.monotonic()
            for part in [part for part, when in back_at.items() if when <= now]:
                del back_at[part]
                part.begin()
            if now >= next_at:
                next_at = now + self.dice.uniform(0.3, 2 * self.pause)
                part = self.dice.choice(self.parts)
                if part.is_alive():
                    part.kill()
                    self.ended[part.name] += 1
                back_at.setdefault(part, now + self.dice.uniform(0, 2))
