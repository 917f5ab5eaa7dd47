"""One press about a claim, no page: step back from it, or take its story off the page at once."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from stories.actions.claims.open import step_back_from_claim
from stories.actions.refusals import MayNotRead, NotNow, Refusal
from stories.actions.suspend import suspend
from stories.choices import ClaimKind, SuspendReason
from stories.desk.claims import gate
from stories.desk.claims.base import OneClaim, refusal_text
from stories.desk.steps import Unchanged


class ClaimStep(OneClaim):
    """A press of one button: POST only, then back to a page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Do it, or say plainly why not."""
        try:
            if self.stepped_back:
                raise MayNotRead
            done = self.do(request, timezone.now().date())
        except Unchanged as unchanged:
            messages.warning(request, str(unchanged))
            return redirect(self.claim_url)
        except Refusal as refusal:
            messages.error(request, self.refused(refusal))
            return redirect(self.claim_url)
        messages.success(request, done)
        return redirect(self.after())

    def do(self, request: HttpRequest, today: date) -> str:
        """Carry it out; what to say when it is done."""
        raise NotImplementedError

    def refused(self, refusal: Refusal) -> str:
        """Why it did not happen."""
        return refusal_text(refusal)

    def after(self) -> str:
        """Where to go then."""
        return self.claim_url


class StepBack(ClaimStep):
    """Leave it for good: “I may know this person”."""

    def do(self, request: HttpRequest, today: date) -> str:
        if self.answered or not self.is_open:
            raise Unchanged(
                _("You have answered, or it is decided. Please talk to the safeguarding lead.")
            )
        step_back_from_claim(claim_id=self.claim.id, moderator=request.user)
        gate.close(request, self.claim)
        return _("Thank you. You will not be asked about this claim again.")

    def after(self) -> str:
        """Away from the claim."""
        return reverse("desk_claims:index")


class SuspendNow(ClaimStep):
    """Off the page at once, on one moderator's own judgement; two still decide the claim."""

    def do(self, request: HttpRequest, today: date) -> str:
        reason = request.POST.get("reason", "")
        if reason not in SuspendReason.values:
            raise Unchanged(_("Please choose a reason. Nothing was changed."))
        if self.claim.submission_id is None or self.claim.kind != ClaimKind.IN_STORY:
            raise NotNow
        suspend(
            submission_id=self.claim.submission_id,
            moderator=request.user,
            reason=SuspendReason(reason),
            today=today,
        )
        return _("It is off the page, and its author is told. Two people still decide the claim.")

    def refused(self, refusal: Refusal) -> str:
        """It left the page by another way meanwhile, mostly."""
        if isinstance(refusal, NotNow):
            return _("The story is not on the page now, so nothing was changed.")
        return super().refused(refusal)
