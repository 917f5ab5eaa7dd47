"""A moderator at the real desk: two steps to sign in, then open, redact, offer, again and again."""

import random
import re
import threading
import time
from typing import Final

from tests.production.chaos.book import Book
from tests.production.chaos.person import Away, Page, Person
from tests.production.site import MODERATOR, SECRET, code_of
from tests.production.stack import Stack

DESK: Final = "/admin/desk/"
WAITING: Final = f"{DESK}?state=waiting&state=reading"
QUEUE: Final = re.compile(r'/admin/desk/([0-9a-z]{6})/"')
PAUSE: Final = 0.5
REDACTED: Final = " [the ward]"


class Moderator(threading.Thread):
    """Brings whatever waits to its author."""

    def __init__(self, stack: Stack, book: Book, number: int, seed: int) -> None:
        super().__init__(name="moderator", daemon=True)
        self.stack, self.book = stack, book
        self.dice = random.Random(f"{seed} moderator")
        self.person = Person(stack, book, number)
        self.done: set[str] = set()
        self.kept: dict[str, str] = {}
        self.offered: set[str] = set()
        self.over = threading.Event()

    def sign_in(self) -> None:
        """An emailed code, then the one of an app. Raises LookupError when a step is missing."""
        letters = len(self.stack.mail.letters)
        page = self.person.get("/admin/")
        page = self._follow(self.person.post(page.form("email"), email=MODERATOR))
        letter = self.stack.mail.newest(MODERATOR, after=letters)
        code = re.search(r"\b\d{4}-\d{4}\b", letter)
        if code is None:
            raise LookupError("a letter without a code")
        page = self._follow(self.person.post(page.form("code"), code=code[0]))
        form = page.form("code")
        self._follow(self.person.post(form, code=code_of(SECRET, time.time())))
        if self.person.get(DESK).status != 200 or "/login/" in self.person.get(DESK).url:
            raise LookupError("the desk did not open")

    def _follow(self, page: Page) -> Page:
        return self.person.get(page.location) if page.location else page

    def run(self) -> None:
        """Until it is over. What did not work is tried again with the next round."""
        while not self.over.is_set():
            try:
                self.round()
            except Away:
                pass
            time.sleep(PAUSE)

    def round(self) -> None:
        """Everything that waits now. Raises Away."""
        for reference in sorted(self._waiting() - self.done):
            if self.over.is_set():
                return
            try:
                self.bring(reference)
            except LookupError:
                # Taken back by its author, or offered by a press that was never answered.
                self.done.add(reference)

    def _waiting(self) -> set[str]:
        return {found.upper() for found in QUEUE.findall(self.person.get(WAITING).text)}

    def bring(self, reference: str) -> None:
        """Open it, change a word, offer it. Raises Away, and LookupError where it waits no more."""
        place = f"{DESK}{reference.lower()}/"
        gate = self.person.get(place)
        if 'name="reason"' in gate.text:
            self.person.post(gate.form(to=place), reason="first-look")
        page = self.person.get(f"{place}redact/").form("happened")
        text = str(page.values["happened"][0]).replace("\r\n", "\n")
        wanted = text if text.endswith(REDACTED) else text + REDACTED
        answer = self.person.post(page, happened=wanted, happened_why="rare-detail")
        if "/decide/" not in answer.location:
            raise Away(f"not kept: {answer.status}")
        self.kept[reference] = wanted
        self.offer(place)
        self.offered.add(reference)
        self.done.add(reference)

    def offer(self, place: str) -> None:
        """Both presses: to the words for the author, and to the offer. Raises Away, LookupError."""
        page = self.person.get(f"{place}decide/")
        words = self.person.post(
            page.form("edition", "decision"), decision="offer", publish="about-force", no_notes="on"
        )
        answer = self.person.post(words.form("message"), decision="offer")
        if not answer.location:
            raise Away(f"not offered: {answer.status}")
