"""What time does to the editors' list, for housekeeping."""

from collections.abc import Callable, Iterator
from datetime import datetime

from home.needs.snoozing import forget_over


def duties(now: datetime) -> Iterator[tuple[str, Callable[[], int]]]:
    """What it is called, and how to do it."""
    yield "things put off by editors forgotten", lambda: forget_over(today=now.date())
