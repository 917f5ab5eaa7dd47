"""What became of a settled claim, in words: shown to both moderators, and only then."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stories.actions.claims.decide import ready_on
from stories.actions.claims.end import last_day
from stories.vault.models import Claim, ClaimDecision, ClaimState


@dataclass(frozen=True)
class Outcome:
    """The result, who answered what, and until when the claim is kept."""

    says: str
    decisions: list[ClaimDecision]
    last_day: str


def outcome_of(claim: Claim) -> Outcome:
    """Call it on a settled claim only."""
    decisions = claim.decisions.select_related("moderator").order_by("pk")
    return Outcome(_says(claim), list(decisions), date_format(last_day(claim), "DATE_FORMAT"))


def _says(claim: Claim) -> str:
    return {
        ClaimState.GRANTED: _(
            "You both hold that it is theirs. From %(day)s on the claim gives out a new code. "
            "Until it has done so, whoever holds the code can say no, and then nothing changes."
        )
        % {"day": date_format(ready_on(claim), "DATE_FORMAT")},
        ClaimState.HANDED: _("A new code was given out. The old codes open nothing any more."),
        ClaimState.DOUBT: _(
            "There is a real doubt. If the story was public, it is out of sight now. Its author "
            "shows it again with their code, at any time. Nobody gets a new code."
        ),
        ClaimState.REFUSED: _(
            "It was not granted, or whoever holds the code said no. Nothing about the story "
            "changed."
        ),
        ClaimState.HIDDEN: _(
            "The story is out of sight, or was already. Its author is asked kindly to change it."
        ),
        ClaimState.CHANGE: _(
            "The author is asked kindly to change something. The page stays until then."
        ),
        ClaimState.OVER: _(
            "Nobody decided it in time, so it ended by itself. What was told is destroyed, and the "
            "person reads kindly that it was our fault and that they can ask again."
        ),
        ClaimState.STAYS: _("The story stays as it is. Its author hears nothing of this."),
    }[ClaimState(claim.state)]
