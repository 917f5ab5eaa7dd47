"""Telling a claim. Whatever stands in the way, what was typed stays in its boxes."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from community.errors import gone
from community.guard import stamp
from community.language import page_language
from community.models import House
from community.words import say
from stories.actions.claims.tell import tell_claim
from stories.choices import ClaimKind
from stories.models import Story, stood_here
from stories.share.claims.forms import ClaimForm, HiddenStoryForm, InStoryForm, LostCodeForm
from stories.share.claims.visit import enter_claim, told_before
from stories.share.without_code import receive

INTRODUCED_BY = {
    ClaimKind.LOST_CODE: "claim_lost_code",
    ClaimKind.IN_STORY: "claim_in_story",
}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def lost_code(request: HttpRequest, reference: str = "") -> HttpResponse:
    """“I have lost my code”, for a story on the site or for one that is not."""
    form = LostCodeForm if reference else HiddenStoryForm
    return _tell(request, ClaimKind.LOST_CODE, form, reference)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def in_story(request: HttpRequest, reference: str) -> HttpResponse:
    """“I am in this story”: a person asks, without any code."""
    return _tell(request, ClaimKind.IN_STORY, InStoryForm, reference)


def _tell(
    request: HttpRequest, kind: ClaimKind, asked: type[ClaimForm], reference: str
) -> HttpResponse:
    reference = reference.upper()
    is_there = not reference or _is_public(reference)
    if not is_there and not stood_here(reference):
        raise Http404
    if request.method != "POST":
        return _page(request, kind, asked(), reference) if is_there else gone(request)
    form = asked(request.POST)
    if form.is_valid() and told_before(request) == form.told():
        return redirect("share:claim-code")
    return receive(
        request,
        form,
        counted_as="claim",
        subject=reference,
        many="claim_many",
        page=partial(_page, request, kind, form, reference),
        keep=partial(_keep, request, kind, form, reference),
    )


def _keep(request: HttpRequest, kind: ClaimKind, form: ClaimForm, reference: str) -> HttpResponse:
    claim = tell_claim(
        kind=kind,
        told=form.told(),
        contact=form.cleaned_data["contact"],
        reference=reference,
        language=page_language(),
        now=timezone.now(),
    )
    enter_claim(request, claim)
    return redirect("share:claim-code")


def _is_public(reference: str) -> bool:
    """Suspended or over, it is as gone here as on its own address."""
    return Story.objects.public(timezone.now().date()).filter(reference=reference).exists()


def _page(
    request: HttpRequest, kind: ClaimKind, form: ClaimForm, reference: str, **more: Any
) -> HttpResponse:
    context = {
        "saying": say(INTRODUCED_BY[kind]),
        "form": form,
        "reference": reference,
        "in_story": kind == ClaimKind.IN_STORY,
        "kept_days": settings.PERIODS["CLAIM_KEPT_DAYS"],
        "house": House.load(request_or_site=request),
        "stamp": stamp(),
    }
    status = more.pop("status", 200)
    return render(request, "stories/claims/tell.html", context | more, status=status)
