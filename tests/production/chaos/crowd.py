"""Everybody at once, until it is over; and the quiet afterwards, in which the judge looks."""

import statistics
import time
from collections import Counter
from contextlib import suppress
from typing import Final

from tests.production.chaos.authors import Author
from tests.production.chaos.book import Book
from tests.production.chaos.desk import Moderator
from tests.production.chaos.facts import Facts, gather
from tests.production.chaos.judge import judge
from tests.production.chaos.person import Away
from tests.production.chaos.readers import Reader
from tests.production.stack import Stack

AUTHORS: Final = 4
READERS: Final = 3
ENDS_WITHIN: Final = 300  # seconds for whoever is in the middle of something


class Crowd:
    """Four who tell, three who read and search, one at the desk."""

    def __init__(self, stack: Stack, seed: int) -> None:
        self.stack, self.book = stack, Book()
        self.authors = [Author(stack, self.book, n, seed) for n in range(AUTHORS)]
        self.readers = [Reader(stack, self.book, 50 + n, seed) for n in range(READERS)]
        self.moderator = Moderator(stack, self.book, 90, seed)

    def begin(self) -> None:
        """The moderator signs in while all is well; then everybody goes."""
        self.moderator.sign_in()
        for one in (*self.authors, *self.readers, self.moderator):
            one.start()

    def end(self) -> None:
        """Nobody begins anything new; what was begun is brought to an end."""
        everyone = (*self.authors, *self.readers, self.moderator)
        everybody = [one for one in everyone if one.is_alive()]
        for one in everybody:
            one.over.set()
        for one in everybody:
            one.join(timeout=ENDS_WITHIN)
            if one.is_alive():
                self.book.got_stuck(f"{one.name} is still waiting for an answer")

    def come_back(self) -> None:
        """When all is well again each author looks once more, and presses what was not answered."""
        for author in self.authors:
            for told in author.mine:
                with suppress(TimeoutError):
                    author.care_for(told)

    def judged(self) -> tuple[Facts, list[str]]:
        """What is held, and every law that was broken."""
        pages = {told.reference: self._status(told.reference)
                 for told in self.book.told if told.withdrawn and told.reference}  # fmt: skip
        facts = gather(self.stack, self.book, pages)
        for told in self.book.told:
            reference = facts.held.get(told.code, {}).get("reference", "")
            told.redacted = self.moderator.kept.get(reference, "")
            told.offered = reference in self.moderator.offered
        return facts, judge(self.book, facts)

    def _status(self, reference: str) -> int:
        try:
            return self.readers[0].look(f"/en/stories/{reference.lower()}/").status
        except Away:
            return 0

    def figures(self, facts: Facts) -> str:
        """What was done, in a line."""
        told = self.book.told
        states = Counter(str(held["state"]) for held in facts.held.values())
        codes = self.book.answers
        away = codes[0] + sum(count for code, count in codes.items() if code >= 500)
        return (
            f"{sum(one.sent for one in told)} stories acknowledged,"
            f" {sum(one.withdrawn for one in told)} taken back,"
            f" {len(self.moderator.offered)} offered,"
            f" {states['published']} public at the end, {len(facts.letters)} addresses written to;"
            f" {sum(codes.values())} questions, {away} without a usable answer,"
            f" middle {self.middle() * 1000:.0f} ms"
        )

    def middle(self, after: int = 0) -> float:
        """The median of how long answers took, in seconds; without the first `after`."""
        return statistics.median(self.book.seconds[after:] or [0.0])


def quiet(crowd: Crowd) -> tuple[str, list[str]]:
    """Everybody ends, the site comes to rest, the judge looks: figures, and what was broken."""
    crowd.stack.start()
    crowd.end()
    crowd.come_back()
    broken = settle(crowd.stack)
    facts, laws = crowd.judged()
    return crowd.figures(facts), broken + laws


def settle(stack: Stack, *, within: float = 180) -> list[str]:
    """Start what is off, wait until both servers are well, let housekeeping finish; what failed."""
    stack.start()
    deadline = time.monotonic() + within
    while not all(app.is_ready() for app in stack.app):
        if time.monotonic() > deadline:
            return ["the servers are not well again"]
        time.sleep(0.5)
    stack.worker.stop()
    broken = []
    for _ in range(2):
        done = stack.ask("housekeeping")
        if done.returncode:
            broken.append(f"housekeeping: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    return broken
