"""The states a story can rest in at the desk, each reached the way a real one reaches it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from home.demo.journey import Journey
from stories.actions.decide import decline, keep_unpublished
from stories.actions.redact import flag
from stories.actions.suspend import suspend
from stories.actions.write import write
from stories.choices import DeclineReason, SuspendReason

FOR_THE_LEAD: Final = "risk"
QUESTION: Final = (
    "Thank you for telling this. May I ask you something? You name a friend here. Would it be all "
    "right to leave her name out? You need not answer, and there is no hurry."
)
SUSPENDED: Final = (
    "We have taken your story off the page for now. A child can be recognised in one sentence. "
    "Somebody else here looks at it again, and you can change that sentence yourself."
)


def rest(journey: Journey, day: date) -> None:
    """Lead a story that is not public to the state it is meant to be in."""
    STEPS[journey.example.state](journey, day)


def hide(journey: Journey, day: date) -> None:
    """Suspend a public story, and tell its author."""
    moderator = journey.moderators[1]
    suspend(
        submission_id=journey.submission.id,
        moderator=moderator,
        reason=SuspendReason.CHILD_NAMED,
        today=day,
    )
    write(submission_id=journey.submission.id, body=SUSPENDED, moderator=moderator, today=day)


def _wait(journey: Journey, day: date) -> None:
    """It waits; one of them with a flag for the safeguarding lead."""
    if "pregnancy" in journey.example.notes:
        flag(
            submission_id=journey.submission.id,
            moderator=journey.moderators[1],
            flags=[*journey.submission.flags, FOR_THE_LEAD],
        )


def _read(journey: Journey, day: date) -> None:
    journey.open(journey.moderators[0], day)


def _count(journey: Journey, day: date) -> None:
    journey.open(journey.moderators[1], day)
    keep_unpublished(
        submission_id=journey.submission.id,
        moderator=journey.moderators[1],
        edition=journey.submission.edition,
        today=day,
    )


def _decline(journey: Journey, day: date) -> None:
    journey.open(journey.moderators[0], day)
    decline(
        submission_id=journey.submission.id,
        moderator=journey.moderators[0],
        reason=DeclineReason.NAMES_OTHERS,
        edition=journey.submission.edition,
        today=day,
    )


def _ask(journey: Journey, day: date) -> None:
    journey.open(journey.moderators[0], day)
    journey.redact(day)
    write(
        submission_id=journey.submission.id,
        body=QUESTION,
        moderator=journey.moderators[0],
        asks=True,
        today=day,
    )


def _offer(journey: Journey, day: date) -> None:
    journey.open(journey.moderators[0], day - timedelta(days=1))
    journey.redact(day - timedelta(days=1))
    journey.offer(day)


def _approve(journey: Journey, day: date) -> None:
    journey.up_to_approval(day)


STEPS: Final[dict[str, Callable[[Journey, date], None]]] = {
    "waiting": _wait,
    "reading": _read,
    "counted": _count,
    "declined": _decline,
    "asked": _ask,
    "offered": _offer,
    "approved": _approve,
}
