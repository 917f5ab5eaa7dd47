"""What became of a claim, for whoever made it; and the new code, once."""

from contextlib import suppress
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.leaving import forget_visit
from community.lib.receipts import groups
from community.words import Saying, say
from stories.actions.claims.decide import ready_on
from stories.actions.claims.end import end_claim, last_day
from stories.actions.claims.end_unanswered import answer_by
from stories.actions.claims.hand_out import forget_new_code, hand_out_code
from stories.actions.claims.tell import claim_code, forget_claim_code
from stories.actions.codes.slip import read_slip
from stories.actions.refusals import NotNow
from stories.choices import ClaimKind
from stories.share.claims.visit import CLAIM, for_claimant
from stories.share.returning.standing import day
from stories.vault.models import Claim, ClaimState
from stories.vault.safe import Safe


@require_safe
@for_claimant
def code(request: HttpRequest, claim: Claim, safe: Safe) -> HttpResponse:
    """The claim's own code, to be written down: the only way to the answer."""
    shown = groups(claim_code(claim_id=claim.id, now=timezone.now()))
    context = _with_code(request, shown)
    return render(request, "stories/claims/code.html", context)


@require_POST
@for_claimant
def code_written(request: HttpRequest, claim: Claim, safe: Safe) -> HttpResponse:
    """“I have my code”: its text is forgotten, and the session ends."""
    forget_claim_code(claim_id=claim.id)
    return _closed(request)


@require_safe
@for_claimant
def answer(request: HttpRequest, claim: Claim, safe: Safe) -> HttpResponse:
    """Where it stands. Nothing of the story, and nothing of what was told."""
    now = timezone.now()
    new = groups(read_slip(claim, "new_slip", safe, now=now))
    ready = _is_ready(claim, now.date())
    context = _with_code(request, new) | {
        "claim": claim,
        "saying": _saying(claim, ready),
        "ready": ready,
        "ready_on": day(ready_on(claim)) if claim.state == ClaimState.GRANTED else "",
        "last_day": day(last_day(claim)) if claim.state != ClaimState.OPEN else "",
        "answer_by": day(answer_by(claim)) if claim.state == ClaimState.OPEN else "",
        "told_on": day(claim.told_on),
        "lost_code": claim.kind == ClaimKind.LOST_CODE,
        "again": claim.state in (ClaimState.DOUBT, ClaimState.REFUSED),
    }
    return render(request, "stories/claims/answer.html", context)


@require_POST
@for_claimant
def new_code(request: HttpRequest, claim: Claim, safe: Safe) -> HttpResponse:
    """Make the story's new code; from now on the old one opens nothing."""
    # Contested this moment, or pressed too early: the page says where it stands.
    with suppress(NotNow):
        hand_out_code(claim_id=claim.id, now=timezone.now())
    return redirect("share:claim")


@require_POST
@for_claimant
def new_code_written(request: HttpRequest, claim: Claim, safe: Safe) -> HttpResponse:
    """“I have it”: forgotten here, and on to the door."""
    forget_new_code(claim_id=claim.id)
    request.session.pop(CLAIM, None)
    return redirect("share:return")


@require_POST
@for_claimant
def delete(request: HttpRequest, claim: Claim, safe: Safe) -> HttpResponse:
    """Destroy what was told, at once, without a reason asked."""
    end_claim(claim_id=claim.id)
    return _closed(request, deleted=True)


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the visit, and let the browser forget it; also what was typed and could not be sent."""
    return _closed(request, **{said: said in request.POST for said in ("cleared", "second")})


def _closed(request: HttpRequest, **said: bool) -> HttpResponse:
    return forget_visit(request, render(request, "stories/claims/closed.html", said))


def _with_code(request: HttpRequest, shown: list[str]) -> dict[str, Any]:
    """What the screens with a code have in common. Whose device it is we do not know."""
    return {
        "groups": shown,
        "own_device": False,
        "return_address": request.build_absolute_uri(reverse("share:return")),
        "minutes": settings.PERIODS["RECEIPT_MINUTES"],
    }


def _is_ready(claim: Claim, today: date) -> bool:
    return claim.state == ClaimState.GRANTED and ready_on(claim) <= today


def _saying(claim: Claim, ready: bool) -> Saying:
    return say("claim_ready" if ready else f"claim_{claim.state}")
