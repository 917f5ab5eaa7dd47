"""The clear columns of a claim in words, and what each answer leads to. Opens no seal."""

from typing import Final

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.actions.claims.end_unanswered import answer_by
from stories.choices import ClaimAnswer
from stories.vault.models import Claim, ClaimState

ANSWERS_NEEDED: Final = 2


def answer_before(claim: Claim) -> str:
    """The day on which it ends by itself, unanswered; nothing once it is settled."""
    if claim.state != ClaimState.OPEN:
        return ""
    return date_format(answer_by(claim), "DATE_FORMAT")


def answers_so_far(number: int, *, mine: bool) -> str:
    """How many have answered, and never what."""
    said = _("%(number)d of %(needed)d") % {"number": number, "needed": ANSWERS_NEEDED}
    return _("%(number)s, one is yours") % {"number": said} if mine else said


def with_what_follows(answer: ClaimAnswer) -> str:
    """An answer, and on a line of its own what it leads to."""
    return f"{answer.label}\n{_what_follows(answer)}"


def _what_follows(answer: ClaimAnswer) -> str:
    days = settings.PERIODS["CLAIM_DAYS"]
    return {
        ClaimAnswer.THEIRS: ngettext(
            "Only who wrote it could tell this. If the second person says so too, whoever has the "
            "code is told and can say no. After %(days)d day the claim gives out a new code.",
            "Only who wrote it could tell this. If the second person says so too, whoever has the "
            "code is told and can say no. After %(days)d days the claim gives out a new code.",
            days,
        )
        % {"days": days},
        ClaimAnswer.UNSURE: _(
            "A real doubt. Nobody gets a new code. If one of you ticks what they found in the "
            "sealed text, two words or more, and neither says no, the story goes out of sight if "
            "it is public. Its author shows it again with their code."
        ),
        ClaimAnswer.NOT_THEIRS: _(
            "This ends the claim at once. Nothing about the story changes, and nobody gets a code."
        ),
        ClaimAnswer.HIDE: _(
            "If the second person says so too, the story goes out of sight. If not, the page "
            "stays. Either way its author is asked kindly to change it."
        ),
        ClaimAnswer.CHANGE: _(
            "If the second person sees it like this, or more strictly, the author is asked kindly "
            "to change it. The page stays until then."
        ),
        ClaimAnswer.STAYS: _(
            "These words may stay. Only if the second person wants the story out of sight, its "
            "author is asked kindly to change something."
        ),
    }[answer]
