"""How the house is, as it is now: read once, for the panel, the report and the numbers alike."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Sum

from community.health import redis_answers, redis_keeps_nothing
from community.models import LastRun, Undelivered
from home.watch.duties import BACKUP, DRILL, HOUSEKEEPING, LATE_AFTER, NOT_ALL
from stories.actions.upkeep.waiting import removals_since
from stories.desk.targets import overdue

A_WEEK: Final = timedelta(days=7)
# A removal is finished in the same moment; one of an hour ago is stuck.
STUCK: Final = timedelta(hours=1)


@dataclass(frozen=True)
class State:
    """What there is to see. Times are moments in UTC; None means never."""

    succeeded: dict[str, datetime | None]
    failing: int
    letters: int
    removals_stuck: bool
    stories_late: int
    redis: bool
    redis_forgets: bool

    def late(self, name: str, now: datetime) -> bool:
        """Whether this was not done in the time in which it should be; also when it never was."""
        last = self.succeeded.get(name)
        return last is None or now - last > LATE_AFTER[name]


def look(now: datetime) -> State:
    """A few small queries. Raises DatabaseError."""
    runs = {run.name: run for run in LastRun.objects.all()}
    week = Undelivered.objects.filter(day__gt=(now - A_WEEK).date())
    return State(
        succeeded={name: _succeeded(runs.get(name)) for name in LATE_AFTER},
        failing=sum(bool(run.error) and run.error != NOT_ALL for run in runs.values()),
        letters=week.aggregate(all=Sum("letters"))["all"] or 0,
        removals_stuck=removals_since(now - STUCK),
        stories_late=overdue(now.date()),
        redis=redis_answers(),
        redis_forgets=redis_keeps_nothing(),
    )


def expected() -> list[str]:
    """What should be done here by itself. A demonstration has nothing to lose."""
    return [] if settings.DEMONSTRATION else [HOUSEKEEPING, BACKUP, DRILL]


def _succeeded(run: LastRun | None) -> datetime | None:
    """When it last ran well. A duty that fails each time must not hide that the rest is done."""
    if run is None:
        return None
    return run.last_run if run.error == NOT_ALL else run.last_success
