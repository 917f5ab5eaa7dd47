"""A visit with a claim's code or with a second code: one random id in the session, and no word.

No two kinds of visit are open in one browser at once, so that a second code typed where an author
just was opens nothing of the story.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from community.words import say
from stories.actions.claims.weigh import told_in
from stories.share.opened import is_of_another, of_another
from stories.share.returning.visit import MARK, ended
from stories.share.returning.visit import SESSION as RETURN
from stories.share.returning.visit import gone as story_gone
from stories.share.session import NAME as SHARE
from stories.vault.models import Claim, ClaimState, Submission
from stories.vault.safe import KeyGone, Safe

CLAIM: Final = "claim"
SECOND: Final = "second"
BEHIND_A_CODE: Final = (RETURN, SECOND, CLAIM)
ROOMS: Final = (*BEHIND_A_CODE, SHARE)

View = Callable[..., HttpResponse]


def enter_claim(request: HttpRequest, claim: Claim) -> None:
    """Open a session for this claim under a fresh key."""
    _enter(request, CLAIM, {"claim": str(claim.id)})


def told_before(request: HttpRequest) -> dict[str, str]:
    """What this session told last: a second press of the button is still one claim."""
    held = request.session.get(CLAIM)
    claim = Claim.objects.filter(pk=held["claim"]).first() if held else None
    try:
        return told_in(claim) if claim else {}
    except KeyGone:
        return {}


def enter_second(request: HttpRequest, submission_id: UUID) -> None:
    """Open a session for the second code of this story under a fresh key."""
    submission = Submission.objects.get(pk=submission_id)
    mark = str(submission.second_lookup)[:MARK]
    _enter(request, SECOND, {"submission": str(submission.id), "mark": mark})


def held_open(request: HttpRequest) -> str:
    """The random id of what this session holds open behind a code; nothing for a draft."""
    session = request.session
    held = next((session[room] for room in BEHIND_A_CODE if room in session), {})
    return str(held.get("submission") or held.get("claim") or "")


def leave_other_rooms(request: HttpRequest, room: str) -> None:
    """Close every other kind of visit in this session."""
    for other in ROOMS:
        if other != room:
            request.session.pop(other, None)


def _enter(request: HttpRequest, room: str, held: dict[str, str]) -> None:
    request.session.cycle_key()
    leave_other_rooms(request, room)
    request.session[room] = held


def for_claimant(view: View) -> View:
    """Hand the view its `Claim` and `Safe`, or say kindly that the page closed or all is gone."""

    @wraps(view)
    def inner(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        held = request.session.get(CLAIM)
        if not held:
            return ended(request)
        if is_of_another(request, held["claim"]):
            return of_another(request)
        request.session.modified = True  # 30 idle minutes are counted from the last page
        try:
            claim = Claim.objects.get(pk=held["claim"])
            if claim.state == ClaimState.OVER:
                return over(request)
            return view(request, claim, Safe.of(claim.id), **kwargs)
        except (Claim.DoesNotExist, KeyGone):
            return gone(request)

    return inner


def for_trusted(view: View) -> View:
    """Hand the view the story of a second code: as long as that code is the one in use."""

    @wraps(view)
    def inner(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        held = request.session.get(SECOND)
        if not held:
            return ended(request)
        if is_of_another(request, held["submission"]):
            return of_another(request)
        request.session.modified = True
        try:
            submission = Submission.objects.sent().get(pk=held["submission"])
            if (submission.second_lookup or "")[:MARK] != held["mark"]:
                request.session.pop(SECOND, None)
                return ended(request)
            return view(request, submission, Safe.of(submission.id), **kwargs)
        except (Submission.DoesNotExist, KeyGone):
            request.session.pop(SECOND, None)
            return story_gone(request)

    return inner


def over(request: HttpRequest) -> HttpResponse:
    """Nobody answered in time: its words and its key are gone, and the person is told so."""
    context = {"saying": say("claim_over"), "again": True}
    return render(request, "stories/claims/gone.html", context)


def gone(request: HttpRequest) -> HttpResponse:
    """What was told is destroyed: its time was over, or somebody wished it."""
    request.session.pop(CLAIM, None)
    context = {"saying": say("claim_gone")}
    return render(request, "stories/claims/gone.html", context, status=410)
