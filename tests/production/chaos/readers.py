"""Readers: they ask for the list, for stories that were there once, and search; and note it all."""

import random
import re
import threading
import time
from typing import Final

from tests.production.chaos.book import Book, Seen
from tests.production.chaos.person import Away, Page, Person
from tests.production.stack import Stack

LIST: Final = "/en/stories/"
LISTS: Final = (LIST, f"{LIST}?q=lantern", "/en/search/?q=lantern")
PAUSE: Final = 0.3  # seconds between two questions of one reader
NEEDLE: Final = re.compile(r"qz\d+x\d+wv")
LINK: Final = re.compile(r"/en/stories/([0-9a-z]{6})/")


class Reader(threading.Thread):
    """Without a cookie, so that what is kept for everybody is what they get."""

    def __init__(self, stack: Stack, book: Book, number: int, seed: int) -> None:
        super().__init__(name=f"reader {number}", daemon=True)
        self.book = book
        self.dice = random.Random(f"{seed} reader {number}")
        self.person = Person(stack, book, number)
        self.known: set[str] = set()
        self.over = threading.Event()

    def run(self) -> None:
        """Until it is over."""
        while not self.over.is_set():
            try:
                self.look(self._somewhere())
            except Away:
                time.sleep(PAUSE)
            time.sleep(PAUSE)

    def _somewhere(self) -> str:
        once = [f"{LIST}{reference}/" for reference in sorted(self.known)]
        return self.dice.choice([*LISTS, *self.dice.sample(once, min(6, len(once)))])

    def look(self, path: str) -> Page:
        """Ask, and note every word of a story that came back. Raises Away."""
        self.person.session.cookies.clear()
        asked_at = time.monotonic()
        page = self.person.get(path)
        self.known |= set(LINK.findall(page.text))
        found = set(NEEDLE.findall(page.text))
        if path in LISTS:
            # The page of a story that is gone leads to itself in other languages; a list must not.
            found |= {reference.upper() for reference in LINK.findall(page.text)}
        self.book.saw([Seen(asked_at, what, path) for what in sorted(found)])
        return page
