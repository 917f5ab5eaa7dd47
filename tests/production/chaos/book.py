"""What people wrote down: what they did, what the site told them, and when (`time.monotonic`)."""

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

NEVER: Final = float("inf")


@dataclass
class Told:
    """A story as its author knows it. `needle` is a word that stands in no other text."""

    number: int
    needle: str
    text: str
    contact: str = ""
    code: str = ""
    reference: str = ""
    sent_at: float = NEVER
    redacted: str = ""
    offered: bool = False
    approved: bool = False
    withdrawing: bool = False
    withdrawn_at: float = NEVER
    # Whether the answer said that it is gone now, and not that a copy may live one more minute.
    assured: bool = False

    @property
    def sent(self) -> bool:
        """Whether the site said that it has it."""
        return self.sent_at < NEVER

    @property
    def withdrawn(self) -> bool:
        """Whether the site said that it is gone."""
        return self.withdrawn_at < NEVER


@dataclass(frozen=True)
class Seen:
    """A story on a page that somebody asked for at this moment: its word, or its reference."""

    asked_at: float
    what: str
    path: str


@dataclass
class Book:
    """Everybody writes into the same one."""

    told: list[Told] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    rude: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def new(self, seed: int) -> Told:
        """A story that nobody has told yet; of the same seed it has the same words."""
        with self._lock:
            number = len(self.told) + 1
            needle = f"qz{seed}x{number}wv"
            # No run of these words without a U: the letter that no code holds.
            text = (
                f"{needle}u: must a lantern burn?\n\nNobody but us, {needle}u, all night through."
            )
            contact = f"{needle}@example.org" if number % 2 else ""
            one = Told(number=number, needle=needle, text=text, contact=contact)
            self.told.append(one)
            return one

    def note(self, status: int, seconds: float) -> None:
        """An answer; 0 where none came."""
        with self._lock:
            self.answers[status] += 1
            self.seconds.append(seconds)

    def saw(self, seen: list[Seen]) -> None:
        """Words of stories on one page."""
        with self._lock:
            self.seen += seen

    def called_rude(self, what: str) -> None:
        """An answer that was not calm, or lost what was typed."""
        with self._lock:
            self.rude.append(what)

    def got_stuck(self, what: str) -> None:
        """Somebody could not go on, though all was well again."""
        with self._lock:
            self.stuck.append(what)

    def of(self, reference: str) -> Told | None:
        """The story with this reference, once its author knows it."""
        with self._lock:
            return next((one for one in self.told if one.reference == reference), None)
