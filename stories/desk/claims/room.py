"""What a claim is to its rooms. Two people answer it, each alone."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.actions.claims.open import may_not_weigh, open_claim
from stories.actions.refusals import Incomplete, MayNotRead, Refusal, SamePerson, TellsNothing
from stories.desk import gate
from stories.desk.matters.base import Room
from stories.desk.matters.listing import sign_of
from stories.desk.refused import Words
from stories.vault.models import Claim, ClaimState

REFUSED: Final[Words] = {
    MayNotRead: gettext_lazy(
        "You stepped back from this claim or from its story, so others decide it."
    ),
    SamePerson: gettext_lazy(
        "You have given your answer. When a second person has given theirs, you both see the "
        "result here."
    ),
    TellsNothing: gettext_lazy(
        "What they tell is not enough for this answer. Please look at the marks again."
    ),
    Incomplete: gettext_lazy(
        "Please find the story first. If there is none, say that you did not find it."
    ),
    Refusal: gettext_lazy("This claim was decided meanwhile."),
}


@dataclass(frozen=True)
class _Door:
    """What the session keeps in mind: an id made of both, and nothing of either."""

    id: UUID


class ClaimRoom(Room):
    """One claim."""

    model = Claim
    rooms = "desk_claims"
    refused = REFUSED

    @property
    def claim(self) -> Claim:
        """The row as it is now. Raises Claim.DoesNotExist."""
        claim: Claim = self.matter
        return claim

    def sign(self) -> str:
        """Claim A3F9."""
        return _("Claim %(sign)s") % {"sign": sign_of(self.claim)}

    def why_not(self) -> str:
        """In the order in which it matters to whoever asks."""
        if self.stepped_back:
            return self.refusal_text(MayNotRead())
        if self.answered:
            return self.refusal_text(SamePerson())
        return "" if self.is_undecided else self.refusal_text(Refusal())

    def open_it(self) -> None:
        """Written down for the claim and for the story it is about."""
        self.matter = open_claim(claim_id=self.claim.id, moderator=self.request.user)

    def door(self) -> gate.Sealed:
        """This claim about this story.

        If a colleague finds that it is about another one, the door is shut again, so that nobody
        reads a story without being written down for it.
        """
        return _Door(uuid5(self.claim.id, str(self.claim.submission_id)))

    @cached_property
    def stepped_back(self) -> bool:
        """Whether this moderator may know somebody in it."""
        return may_not_weigh(self.claim, self.request.user)

    @cached_property
    def answered(self) -> bool:
        """Whether this moderator has given an answer."""
        return self.claim.decisions.filter(moderator=self.request.user).exists()

    @property
    def is_undecided(self) -> bool:
        """Whether an answer is still wanted."""
        return self.claim.state == ClaimState.OPEN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the claim under its own name."""
        return super().get_context_data(**kwargs) | {"claim": self.claim}
