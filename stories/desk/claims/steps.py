"""One press about a claim, no page: step back from it, or take its story off the page at once."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from stories.actions.claims.open import step_back_from_claim
from stories.actions.refusals import NotNow, Refusal
from stories.actions.suspend import suspend
from stories.choices import ClaimKind, SuspendReason
from stories.desk.claims.room import ClaimRoom
from stories.desk.matters.base import StepBackRoom


class ClaimStepBack(ClaimRoom, StepBackRoom):
    """From this claim alone; only before one has answered."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who has answered has had a say already."""
        if self.stepped_back:
            messages.info(request, self.why_not())
            return redirect(self.matter_url)
        if self.why_not():
            said = _("You have answered, or it is decided. Please talk to the safeguarding lead.")
            messages.warning(request, said)
            return redirect(self.matter_url)
        return super().post(request, *args, **kwargs)

    def step_back(self, today: date) -> None:
        """Write it down."""
        step_back_from_claim(claim_id=self.claim.id, moderator=self.request.user)


class SuspendNow(ClaimRoom):
    """Off the page at once, on one moderator's own judgement; two still decide the claim."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Do it, or say plainly why not."""
        reason = request.POST.get("reason", "")
        if self.stepped_back:
            messages.error(request, self.why_not())
        elif reason not in SuspendReason.values:
            messages.warning(request, _("Please choose a reason. Nothing was changed."))
        else:
            self.suspend(SuspendReason(reason))
        return redirect(self.matter_url)

    def suspend(self, reason: SuspendReason) -> None:
        """It may have left the page by another way meanwhile."""
        try:
            if self.claim.submission_id is None or self.claim.kind != ClaimKind.IN_STORY:
                raise NotNow
            suspend(
                submission_id=self.claim.submission_id,
                moderator=self.request.user,
                reason=reason,
                today=timezone.now().date(),
            )
        except NotNow:
            said = _("The story is not on the page now, so nothing was changed.")
            messages.error(self.request, said)
        except Refusal as refusal:
            messages.error(self.request, self.refusal_text(refusal))
        else:
            said = _(
                "It is off the page, and its author is told. Two people still decide the claim."
            )
            messages.success(self.request, said)
