"""Authors: they tell, come back with their code, say yes, write, and take back."""

import json
import random
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from tests.production.chaos.book import Book, Told
from tests.production.chaos.person import Away, Page, Person
from tests.production.stack import Stack

PATIENCE: Final = 240.0  # seconds until somebody is called stuck
PAUSE: Final = (0.2, 1.0)
CODE: Final = re.compile(r'data-copy-text="([0-9A-Z ]+)"')


class Gone(Exception):
    """The code opens nothing."""


class Author(threading.Thread):
    """Tells one story after the other until it is over, and cares for those told before."""

    def __init__(self, stack: Stack, book: Book, number: int, seed: int) -> None:
        super().__init__(name=f"author {number}", daemon=True)
        self.stack, self.book, self.seed = stack, book, seed
        self.dice = random.Random(f"{seed} author {number}")
        self.person = Person(stack, book, number)
        self.over = threading.Event()
        self.mine: list[Told] = []
        self.patience = PATIENCE

    def run(self) -> None:
        """Until it is over; what was begun is brought to its end first."""
        while not self.over.is_set():
            try:
                self.tell(self.book.new(self.seed))
                for told in self.dice.sample(self.mine, min(3, len(self.mine))):
                    self.care_for(told)
            except (LookupError, TimeoutError) as error:
                self.book.got_stuck(f"{self.name}: {error}")

    def tell(self, told: Told) -> None:
        """The short road, the code noted, sent. Raises TimeoutError when it never came."""
        self.write(told)
        self.note_code(told)
        self.again(lambda: self.press_send(told))
        self.mine.append(told)
        self.again(self._finish)

    def write(self, told: Told) -> None:
        """Every question up to the code."""
        self.person.session.cookies.clear()
        self.step("/en/share/", to="share/whose", confirmed="1")
        self.step("/en/share/whose/", to="share/", perspective="me")
        first = told.text.replace("all night", "for hours")
        self.step("/en/share/words/", to="share/helped", happened=first)
        self.step("/en/share/helped/", to="share/choice", helped="")
        # Somebody goes back and changes a word: the last text is the one that counts.
        self.step("/en/share/words/", to="share/helped", happened=told.text)
        self.step("/en/share/choice/", to="share/code", choice="see")
        if told.contact:
            self.step("/en/share/contact/", to="share/", contact=told.contact)

    def note_code(self, told: Told) -> None:
        """On paper. Raises LookupError when none is shown."""
        found = CODE.search(self.again(lambda: self.person.get("/en/share/code/")).text)
        if found is None:
            raise LookupError(f"no code was shown for story {told.number}")
        told.code = found[1].replace(" ", "")

    def press_send(self, told: Told) -> None:
        """Send; pressed again after no answer, it leads to the same receipt. Raises Away."""
        page = self.person.get("/en/share/code/")
        if "/receipt/" not in page.url:
            page = self.person.post(page.form(to="/share/send/"), confirmed="1")
            if "/receipt/" not in page.location:
                raise Away(f"not sent: {page.status}")
        told.sent_at = min(told.sent_at, time.monotonic())

    def _finish(self) -> None:
        """“I have my code.” Where an earlier press ended the visit, no button is left."""
        with suppress(LookupError):
            self.person.post(self.person.get("/en/share/receipt/").form(to="/finish/"))

    def step(self, path: str, *, to: str, **answers: Any) -> None:
        """Answer one question, as often as it takes."""

        def once() -> None:
            page = self.person.fill(path, **answers)
            if to not in page.location:
                raise Away(f"{path} led to {page.location or page.status}")

        self.again(once)

    def again(self, do: Callable[[], Any]) -> Any:
        """Do it until it is answered. Raises TimeoutError when patience ends."""
        deadline = time.monotonic() + self.patience
        while True:
            try:
                return do()
            except Away as away:
                if time.monotonic() > deadline:
                    raise TimeoutError(str(away)) from None
                time.sleep(self.dice.uniform(*PAUSE))

    def care_for(self, told: Told) -> None:
        """Come back, and do what this moment offers: say yes, take back, or nothing."""
        if told.withdrawn or not told.sent:
            return
        try:
            held = self.again(lambda: self.held(told))
            told.reference = held["reference"]
            if held["state"] == "offered":
                self.again(lambda: self.approve(told))
            takes_back = {"published": 0.4, "waiting": 0.1}.get(held["state"], 0.02)
            if told.withdrawing or self.dice.random() < takes_back:
                self.again(lambda: self.withdraw(told))
        except Gone:
            self._found_gone(told)

    def _found_gone(self, told: Told) -> None:
        """After a press without an answer this is the answer. Otherwise the judge will tell."""
        if told.withdrawing:
            told.withdrawn_at = min(told.withdrawn_at, time.monotonic())

    def come_in(self, told: Told) -> Page:
        """With the code. Raises Away, or Gone when it opens nothing."""
        self.person.session.cookies.clear()
        page = self.person.fill("/en/share/return/", code=told.code)
        if page.location:
            return page
        if "did not open a story" in page.text:
            raise Gone
        raise Away("the door answered otherwise")

    def held(self, told: Told) -> dict[str, Any]:
        """Everything that the site holds of it. Raises Away, or Gone."""
        self.come_in(told)
        answer = self.person.get("/en/share/return/held/notes.json")
        try:
            found: dict[str, Any] = json.loads(answer.text)
        except ValueError:
            raise Away("no file") from None
        return found

    def approve(self, told: Told) -> None:
        """Look at the page and say yes to exactly that, unless that was done before."""
        page = self.person.get("/en/share/return/page/")
        try:
            form = page.form("seen_hash")
        except LookupError:
            told.approved = self.held(told)["state"] in ("approved", "published")
            return
        answer = self.person.post(form, yes="1")
        if "/return/story/" not in answer.location:
            raise Away(f"the yes led to {answer.location or answer.status}")
        told.approved = True

    def withdraw(self, told: Told) -> None:
        """One button. Raises Away without an answer, and Gone where an earlier press had worked."""
        self.come_in(told)
        form = self.person.get("/en/share/return/down/").form(to="/down/")
        told.withdrawing = True
        answer = self.person.post(form)
        told.withdrawn_at = time.monotonic()
        told.assured = "For one more minute" not in answer.text
