"""What the desk holds itself to: by when a story is looked at and decided, in working days.

The clear columns say it all: since when it is at the desk, when it was first looked at, and whether
it is flagged for the safeguarding lead. What waits for its author waits for nobody here; but that
flag counts in every state: somebody may be in danger, wherever their story stands.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.lib.workdays import latest_start, work_on, working_days
from stories.vault.models import Flag, State, Submission
from stories.vault.models.submission import ON_THE_DESK

CRISIS: Final = "CRISIS_WORKDAYS"
FIRST_LOOK: Final = "FIRST_LOOK_WORKDAYS"
DECISION: Final = "DECISION_WORKDAYS"
SECOND_LOOK: Final = "REVIEW_WORKDAYS"
# Flagged for the safeguarding lead, in whatever state it is since it was sent.
MAY_BE_IN_DANGER: Final = Q(flags__icontains=f'"{Flag.RISK.value}"') & ~Q(state=State.DRAFT)


@dataclass(frozen=True)
class Target:
    """What is due, since when it waits for that, and until which day."""

    name: str
    since: date
    due: date

    def over(self, today: date) -> int:
        """Working days beyond the target; 0 while it is in time."""
        return working_days(self.due, today)

    def says(self, today: date) -> str:
        """In calm words."""
        what = {
            CRISIS: _("Possible crisis"),
            FIRST_LOOK: _("First look"),
            DECISION: _("Decision"),
            SECOND_LOOK: _("Second look"),
        }[self.name]
        if over := self.over(today):
            words = ngettext(
                "%(what)s: %(days)d working day over",
                "%(what)s: %(days)d working days over",
                over,
            )
            return words % {"what": what, "days": over}
        day = _("today") if self.due <= today else date_format(self.due, "SHORT_DATE_FORMAT")
        return _("%(what)s: by %(day)s") % {"what": what, "day": day}


def target_of(submission: Submission) -> Target | None:
    """What is due next; nothing where it is not the desk's turn."""
    if submission.state == State.DRAFT or submission.desk_since is None:
        return None
    name, since = DECISION, submission.desk_since
    if Flag.RISK in submission.flags:
        # The flag is set by whoever looks first: from then on the lead has a day. Whatever was
        # decided about the words meanwhile, it stands until the lead takes it off.
        name, since = CRISIS, submission.looked_on or since
    elif submission.state not in ON_THE_DESK:
        return None
    elif submission.looked_on is None:
        name = FIRST_LOOK
    return Target(name, since, work_on(since, settings.PERIODS[name]))  # type: ignore[literal-required]


def second_look_at(submission: Submission) -> Target:
    """By when another person looks at what one took out of sight alone; ask first if one has to."""
    since = submission.state_since
    return Target(SECOND_LOOK, since, work_on(since, settings.PERIODS[SECOND_LOOK]))


def late(today: date) -> Q:
    """The same as a filter; needs `looked_or_came` (see `with_days`)."""
    calm = ~MAY_BE_IN_DANGER & Q(state__in=ON_THE_DESK)
    return (
        (MAY_BE_IN_DANGER & Q(looked_or_came__lte=_latest(CRISIS, today)))
        | (calm & Q(looked_on=None, desk_since__lte=_latest(FIRST_LOOK, today)))
        | (calm & Q(looked_on__isnull=False, desk_since__lte=_latest(DECISION, today)))
    )


def with_days() -> dict[str, Coalesce]:
    """What `late` needs beside the columns."""
    return {"looked_or_came": Coalesce(F("looked_on"), F("desk_since"))}


def overdue(today: date) -> int:
    """How many stories have waited longer than the desk holds itself to."""
    return Submission.objects.alias(**with_days()).filter(late(today)).count()


def lapses_on(submission: Submission) -> date | None:
    """The day after which whoever holds it holds it no longer, unless they open it."""
    if submission.holder_id is None or submission.held_on is None:
        return None
    if submission.state not in ON_THE_DESK:
        return None
    since = max(submission.held_on, submission.state_since)
    return work_on(since, settings.PERIODS["HOLDING_WORKDAYS"])


def _latest(name: str, today: date) -> date:
    return latest_start(today, settings.PERIODS[name])  # type: ignore[literal-required]
