"""What time does to the figures, for housekeeping."""

from collections.abc import Callable, Iterator
from datetime import datetime

from home.evidence.desk.bringing.receive import let_go_old
from home.models import Series
from home.telling import end_unchecked


def duties(now: datetime) -> Iterator[tuple[str, Callable[[], int]]]:
    """What each is called, and how to do it."""
    today = now.date()
    yield (
        "figures over without a look",
        lambda: end_unchecked(Series.objects.to_check(), today=today),
    )
    yield "files of figures forgotten that nobody brought in", lambda: let_go_old(today=today)
