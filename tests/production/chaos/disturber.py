"""Ends parts of the site at moments and in an order that a seed chooses."""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.production.stack import Stack
from tests.production.stack.part import Part


@dataclass
class Outage:
    """A part that was away, from when until when."""

    part: str
    began: float
    ended: float = field(default=float("inf"))


class Disturber(threading.Thread):
    """kill -9 of one part after the other; each is started again a moment later."""

    def __init__(self, stack: Stack, parts: list[Part], seed: int, pause: float) -> None:
        super().__init__(name="disturber", daemon=True)
        self.parts, self.pause = parts, pause
        self.dice = random.Random(f"{seed} disturber")
        self.over = threading.Event()
        self.outages: list[Outage] = []
        self.broke: list[str] = []

    def run(self) -> None:
        """Until it is over. A part that does not come back is what we look for."""
        while not self.over.wait(self.dice.uniform(0.3, 2 * self.pause)):
            part = self.dice.choice(self.parts)
            outage = Outage(part.name, time.monotonic())
            self.outages.append(outage)
            part.kill()
            time.sleep(self.dice.uniform(0, 2))
            try:
                part.start()
            except RuntimeError as error:
                self.broke.append(str(error))
                return
            outage.ended = time.monotonic()

    def counts(self) -> Counter[str]:
        """How often each part was ended."""
        return Counter(outage.part for outage in self.outages)
