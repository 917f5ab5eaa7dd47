"""What every page of one claim at the desk shares."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from stories.actions.claims.open import may_not_weigh
from stories.actions.refusals import Incomplete, MayNotRead, Refusal, SamePerson, TellsNothing
from stories.desk.claims import gate
from stories.desk.claims.words import sign_of
from stories.desk.opening import REASON_AGAIN
from stories.desk.permissions import CareRequired
from stories.vault.models import Claim, ClaimState, Submission
from stories.vault.safe import KeyGone


class OneClaim(CareRequired, TemplateView):
    """Finds the claim of the address."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A claim that was destroyed this moment, perhaps with its story, is simply gone."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (Claim.DoesNotExist, Submission.DoesNotExist, KeyGone):
            messages.info(request, _("This claim is not here any more. Nothing is left to decide."))
            return redirect("desk_claims:index")

    @cached_property
    def claim(self) -> Claim:
        """The row as it is now. Raises Claim.DoesNotExist."""
        return Claim.objects.select_related("submission").get(pk=self.kwargs["claim_id"])

    @property
    def claim_url(self) -> str:
        """The page without words."""
        return reverse("desk_claims:claim", args=[self.claim.pk])

    @cached_property
    def stepped_back(self) -> bool:
        """Whether this moderator may know somebody in it."""
        return may_not_weigh(self.claim, self.request.user)

    @cached_property
    def answered(self) -> bool:
        """Whether this moderator has given an answer."""
        return self.claim.decisions.filter(moderator=self.request.user).exists()

    @property
    def is_open(self) -> bool:
        """Whether an answer is still wanted."""
        return self.claim.state == ClaimState.OPEN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the claim's clear columns."""
        return super().get_context_data(**kwargs) | {
            "claim": self.claim,
            "sign": sign_of(self.claim),
            "submission": self.claim.submission,
            "claim_url": self.claim_url,
            "stepped_back": self.stepped_back,
            "answered": self.answered,
            "is_open": self.is_open,
        }


class StrictClaim(OneClaim):
    """A page with what was told: only once opened, and only for who still has to answer."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Under the strict policy of the public pages."""
        self.kwargs = kwargs
        response = super().dispatch(request, *args, **kwargs)
        response.strict_policy = True  # type: ignore[attr-defined]
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page."""
        return self.shut() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What the page's forms do; “go on” opens the claim again first."""
        if self.is_mine_to_answer and request.POST.get(REASON_AGAIN):
            gate.open_and_note(request, self.claim)
        return self.shut() or self.act(request)

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """Overridden by the page."""
        raise NotImplementedError

    @property
    def is_mine_to_answer(self) -> bool:
        """Nobody reads what was told who has no more to say about it."""
        return self.is_open and not self.answered and not self.stepped_back

    def shut(self) -> HttpResponse | None:
        """Where to go when this moderator may not read here now."""
        if not self.is_mine_to_answer:
            messages.info(self.request, self.why_shut())
        elif gate.may_weigh(self.request, self.claim, now=timezone.now()):
            return None
        elif self.request.method == "POST":
            return self.ask_again()
        else:
            messages.info(self.request, _("Please open the claim first."))
        return redirect(self.claim_url)

    def why_shut(self) -> str:
        """In the order in which it matters to whoever asks."""
        if self.stepped_back:
            return refusal_text(MayNotRead())
        return refusal_text(SamePerson() if self.answered else Refusal())

    def ask_again(self) -> HttpResponse:
        """A form came after the time was over: nothing that was typed is lost."""
        typed = [
            (name, value)
            for name, values in self.request.POST.lists()
            for value in values
            if name not in ("csrfmiddlewaretoken", REASON_AGAIN)
        ]
        context = OneClaim.get_context_data(self) | {"typed": typed, "again": REASON_AGAIN}
        return render(self.request, "stories/desk/claims/asked_again.html", context)


def refusal_text(refusal: Refusal) -> str:
    """A refusal as a plain answer."""
    if isinstance(refusal, MayNotRead):
        return _("You stepped back from this claim or from its story, so others decide it.")
    if isinstance(refusal, SamePerson):
        return _("You have given your answer. Somebody else gives the other one.")
    if isinstance(refusal, TellsNothing):
        return _("What they tell is not enough for this answer. Please look at the marks again.")
    if isinstance(refusal, Incomplete):
        return _("Please find the story first. If there is none, say that you did not find it.")
    return _("This claim was decided meanwhile.")
