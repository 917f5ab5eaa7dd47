"""The calm first page, and what leads away from it."""

from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.guard import looks_human, stamp
from community.models import House
from community.words import say
from stories.actions.leaving.discard import discard
from stories.care.sheets import years_to_tell
from stories.share import session
from stories.share.door import why_closed
from stories.share.draft import Draft
from stories.share.helping import (
    chosen_country,
    known_countries,
    lines_everywhere,
    lines_for,
)
from stories.share.views.closed import paused
from stories.share.waiting import waiting
from stories.vault.models import Submission


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Everything that is to be known before a word is typed; and the way in."""
    if request.method == "POST":
        return _begin(request)
    house = House.load(request_or_site=request)
    draft = session.draft_of(request)
    if draft is None and why_closed(house):
        return paused(request)
    context = {
        "house": house,
        "care_told": bool(years_to_tell(house)),
        "waiting": waiting(today=timezone.now().date()),
        "draft": draft,
        "draft_url": _where_stopped(draft),
        "draft_found": say("draft_found"),
        "before": say("before_you_start"),
        "recognition": say("about_recognition"),
        "not_yours": say("not_your_phone"),
        "right_now": say("right_now"),
        "lines": lines_everywhere(),
        "countries": known_countries(""),
        "draft_days": settings.PERIODS["DRAFT_DAYS"],
        "stamp": stamp(),
    }
    return render(request, "stories/share/start.html", context)


def _begin(request: HttpRequest) -> HttpResponse:
    """18 or over, by one statement: this button."""
    draft = session.draft_of(request)
    going_on = draft is not None and not draft.sent
    if not going_on and why_closed(House.load(request_or_site=request)):
        return paused(request)
    foreign = bool(request.POST.get("not_mine"))
    if not looks_human(request):
        context = {"action": reverse("share:start"), "not_mine": foreign, "stamp": stamp()}
        return render(request, "stories/share/once_more.html", context)
    if going_on:
        return redirect(_where_stopped(draft))
    session.start(request, own_device=not foreign)
    return redirect("share:whose")


def _where_stopped(draft: Draft | None) -> str:
    """The first step without an answer, or the last one."""
    if draft is None:
        return reverse("share:whose")
    if draft.sent:
        return reverse("share:receipt")
    return reverse(f"share:{draft.missing[0] if draft.missing else 'code'}")


@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    """Destroy the draft at once. A story that was sent is taken back with its code only."""
    draft = session.draft_of(request)
    if draft is not None and draft.sent:
        return redirect("share:receipt")
    if draft is not None:
        # Thrown away in another window just now: it is gone, as was wanted.
        with suppress(Submission.DoesNotExist):
            discard(submission_id=draft.id, today=timezone.now().date())
    session.let_go(request)
    return render(request, "stories/share/thrown_away.html")


@require_safe
def get_help(request: HttpRequest) -> HttpResponse:
    """Where help is, by country."""
    return _help_page(request, "stories/share/help.html", youth=False)


@require_safe
def under_18(request: HttpRequest) -> HttpResponse:
    """A kind page, with lines for young people."""
    return _help_page(request, "stories/share/under_18.html", youth=True)


def _help_page(request: HttpRequest, template: str, *, youth: bool) -> HttpResponse:
    country = chosen_country(request.GET.get("country", ""))
    context = {
        "country": country,
        "countries": known_countries(country),
        "lines": lines_for(country, youth=youth),
        "right_now": say("right_now"),
        "saying": say("under_18"),
        "house": House.load(request_or_site=request),
    }
    return render(request, template, context)
