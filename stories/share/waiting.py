"""How long it takes now, from the stories that are really waiting."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Min

from stories.vault.models import Submission

WEEK = 7


@dataclass(frozen=True)
class Waiting:
    """What an author is told: whole weeks, so that no single story's day can be read from it."""

    weeks: int

    @property
    def days(self) -> int:
        """The same in days."""
        return self.weeks * WEEK

    def look_again(self, sent_on: date) -> date:
        """The day from which looking again is worth it."""
        return sent_on + timedelta(days=self.days)


def waiting(*, today: date) -> Waiting:
    """What we expect, or what the oldest story on the desk has waited already, if that is more."""
    oldest = Submission.objects.on_the_desk().aggregate(first=Min("arrived_on"))["first"]
    waited = (today - oldest).days if oldest else 0
    days = max(waited, settings.PERIODS["EXPECTED_DAYS"])
    return Waiting(weeks=-(-days // WEEK))
