"""Remind an author, where an address was given, that the time they chose for their page ends.

The note is the neutral one: it says that there is news, and not what. It goes out some days before
the page goes, and once more when it is gone, each once. That it went is remembered in the sealed
switches: a column in clear would tell who left an address and when they were written to.
"""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from community.lib.crypto import Unreadable
from stories.actions.lasting import ends_on
from stories.actions.notify import send_news
from stories.models import Story
from stories.vault.models import State, Submission
from stories.vault.models.submission import PUBLIC_ROW
from stories.vault.safe import Safe

REMEMBERED: Final = "reminded"
SOON, OVER = "soon", "over"
# How long a note about a page that is gone is still tried, when the mail server was down.
TRIED_DAYS: Final = 7


def remind(*, today: date) -> int:
    """Send every note that is due; how many a mail server took.

    One that no server took is tried again with the next housekeeping.
    """
    return sum(_send(row, today=today) for row in _candidates(today))


def _candidates(today: date) -> list[UUID]:
    """Stories with an address whose time ends soon, or ended lately."""
    ending = Story.objects.filter(lapses_on__lte=today + _ahead()).values("reference")
    soon = Q(state__in=PUBLIC_ROW, reference__in=ending)
    over = Q(state=State.UNPUBLISHED, state_since__gte=today - timedelta(days=TRIED_DAYS))
    found = Submission.objects.filter(soon | over, contact__isnull=False)
    return list(found.values_list("id", flat=True))


def _send(submission_id: UUID, *, today: date) -> bool:
    """Written down before it is sent, so that a crash never sends one twice."""
    with suppress(Submission.DoesNotExist, Unreadable):
        submission, note = _remember(submission_id, today=today)
        if note and send_news(submission):
            return True
        if note:
            _forget(submission_id, note)
    return False


def _remember(submission_id: UUID, *, today: date) -> tuple[Submission, str]:
    """The story and its note, written down; an empty one when none is due."""
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        safe = Safe.of(submission.id)
        switches = safe.get(submission, "switches", {})
        note, sent = _due(submission, switches, today), switches.get(REMEMBERED, [])
        if not note or note in sent:
            return submission, ""
        _keep(submission, safe, switches, [*sent, note])
    return submission, note


def _forget(submission_id: UUID, note: str) -> None:
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        safe = Safe.of(submission.id)
        switches = safe.get(submission, "switches", {})
        _keep(submission, safe, switches, [n for n in switches.get(REMEMBERED, []) if n != note])


def _due(submission: Submission, switches: dict[str, Any], today: date) -> str:
    """Which note is due, named with its day: a time that was renewed has notes of its own."""
    lapses = ends_on(switches)
    if lapses is None:
        return ""
    if submission.state == State.UNPUBLISHED:
        # Its author may have taken it off themselves before that day: that is no news to them.
        return f"{OVER} {lapses}" if lapses <= submission.state_since else ""
    return f"{SOON} {lapses}" if today < lapses <= today + _ahead() else ""


def _keep(
    submission: Submission, safe: Safe, switches: dict[str, Any], reminded: list[str]
) -> None:
    safe.put(submission, "switches", switches | {REMEMBERED: reminded})
    submission.save(update_fields=["switches"])


def _ahead() -> timedelta:
    return timedelta(days=settings.PERIODS["REMIND_DAYS"])
