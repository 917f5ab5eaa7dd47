"""The code: shown, checked if wanted, and only then the story is sent."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.lib.receipts import groups
from stories.actions.sending.show_code import show_code
from stories.choices import Choice
from stories.consent import BY_CHOICE, Purpose, Wording
from stories.share import steps
from stories.share.draft import Draft
from stories.share.forms import CheckForm
from stories.share.rejoining import ticket
from stories.share.session import own_device
from stories.share.views.writing import for_writer
from stories.share.waiting import waiting
from stories.share.wordings import in_words


@require_safe
@for_writer
def pause(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Stop for now: the code opens the draft again, so that a break costs nobody their words."""
    context = {
        "groups": groups(show_code(submission_id=draft.id, now=timezone.now())),
        "own_device": own_device(request),
        "draft_days": settings.PERIODS["DRAFT_DAYS"],
        "return_address": request.build_absolute_uri(reverse("share:return")),
        "onward": reverse(f"share:{draft.missing[0] if draft.missing else steps.CODE}"),
    }
    return render(request, "stories/share/pause.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writer
def code(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The code to be written down. A POST only checks what was written; it can be left out."""
    if draft.missing:
        return redirect(f"share:{draft.missing[0]}")
    now = timezone.now()
    shown = groups(show_code(submission_id=draft.id, now=now))
    typed = request.POST if request.method == "POST" else None
    form = CheckForm(typed, first=shown[0] if shown else "")
    if form.is_valid():
        return redirect(reverse("share:code") + "?right=1#check")
    context = code_context(request, draft, shown) | {
        "form": form,
        "checked": "right" in request.GET,
        "look_again": waiting(today=now.date()).look_again(now.date()),
        "progress": steps.progress(steps.CODE),
        "back_url": reverse("share:choice"),
    }
    return render(request, "stories/share/code.html", context)


def code_context(request: HttpRequest, draft: Draft, shown: list[str]) -> dict[str, Any]:
    """What the screens with a code have in common."""
    return {
        "groups": shown,
        "draft_token": ticket(request, draft),
        "own_device": own_device(request),
        "exact": draft.answers.get("choice") == Choice.EXACT,
        "agreed": agreed(draft),
        "return_address": request.build_absolute_uri(reverse("share:return")),
    }


def agreed(draft: Draft) -> list[Wording]:
    """What Send agrees to: the same wordings that go into the ledger."""
    purposes = [Purpose.READ_AND_STORE, BY_CHOICE[str(draft.answers["choice"])]]
    if draft.answers.get("contact"):
        purposes.append(Purpose.CONTACT)
    return [in_words(purpose) for purpose in purposes]
