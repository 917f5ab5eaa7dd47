"""Names of what is done by itself beside housekeeping's own lines, and what is forgotten of it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from community.models import Undelivered

HOUSEKEEPING: Final = "housekeeping"
BACKUP: Final = "backup"
DRILL: Final = "backup drill"
# By how much each may be late before somebody should look: housekeeping is for every ten minutes,
# the backup for every night, the drill for every month.
LATE_AFTER: Final = {
    HOUSEKEEPING: timedelta(hours=1),
    BACKUP: timedelta(hours=26),
    DRILL: timedelta(days=35),
}
NOT_ALL: Final = "not all of it could be done"
LETTERS_KEPT: Final = timedelta(days=30)


def duties(now: datetime) -> Iterator[tuple[str, Callable[[], int]]]:
    """What it is called, and how to do it."""
    yield "counts of letters that no server took forgotten", lambda: forget_letters(now.date())


def forget_letters(today: date) -> int:
    """They hold nobody's address; a month is enough to mend a mail server."""
    gone, _ = Undelivered.objects.filter(day__lt=today - LETTERS_KEPT).delete()
    return gone
