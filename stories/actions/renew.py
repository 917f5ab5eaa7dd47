"""Renew: the author wants their page shown for the same time once more, counted from today."""

from datetime import date
from uuid import UUID

from stories.actions.lasting import years_in
from stories.actions.refusals import NotNow
from stories.actions.switch import ask_again
from stories.vault.models import Submission
from stories.vault.models.submission import PUBLIC_ROW
from stories.vault.safe import Safe


def renew(*, submission_id: UUID, language: str, today: date) -> Submission:
    """Say the earlier yes to “ask me again” once more, before its day; the ledger says so.

    Raises NotNow when the story is not on the page, or no time was chosen.
    """
    submission = Submission.objects.get(pk=submission_id)
    years = chosen_years(submission, Safe.of(submission.id))
    if submission.state not in PUBLIC_ROW or years is None:
        raise NotNow
    return ask_again(submission_id=submission_id, years=years, language=language, today=today)


def chosen_years(submission: Submission, safe: Safe) -> int | None:
    """For how many years its author wants it shown; nothing when they set no end."""
    return years_in(safe.get(submission, "switches", {}))
