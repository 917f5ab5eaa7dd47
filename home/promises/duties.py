"""What time does to promises, for housekeeping."""

from collections.abc import Callable, Iterator
from datetime import datetime

from home.models import Promise
from home.telling import end_unchecked


def duties(now: datetime) -> Iterator[tuple[str, Callable[[], int]]]:
    """What it is called, and how to do it."""
    yield (
        "promises over without a look",
        lambda: end_unchecked(Promise.objects.to_check(), today=now.date()),
    )
