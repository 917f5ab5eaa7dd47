"""The exact page in view, and the author's answer to it.

Two presses, so that nobody agrees to what they have not seen: the first shows the page with the
chosen details, the second says yes to the hash of that very page.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.lib.canonical import digest
from community.words import say
from stories.actions.approve import approve
from stories.actions.ask_change import ask_change
from stories.actions.content import latest_content
from stories.actions.refusals import NotNow, NotWhatWasSeen
from stories.choices import Detail
from stories.consent import Purpose
from stories.document import Content, Shown, write_document
from stories.reading import read
from stories.share.returning.changes import changes
from stories.share.returning.choosing import ShownForm
from stories.share.returning.forms import ChangeForm
from stories.share.returning.narrowing import narrowing
from stories.share.returning.pacing import PaceForm, begun_with
from stories.share.returning.renaming import name_doubts
from stories.share.returning.standing import day, lasting, still, waits_until
from stories.share.returning.visit import Visit, for_author, page
from stories.share.wordings import in_words
from stories.vault.models import State


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def approve_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """See the page; see it with the chosen details; say yes."""
    if visit.state != State.OFFERED:
        raise NotNow
    if why := still(visit):
        messages.info(request, why)
        return redirect("share:story")
    content = latest_content(visit.submission, visit.safe)
    if request.method != "POST":
        form = ShownForm(content)
        return _show(request, visit, form, Shown(), ready=not content.available())
    form = ShownForm(content, request.POST)
    if not form.is_valid():
        return _show(request, visit, form, Shown(), ready=False)
    shown = Shown.of(form.cleaned_data["shown"])
    if "less" in request.POST:
        shown = shown.without(request.POST["less"].split())
    elif "yes" in request.POST:
        return _say_yes(request, visit, shown)
    return _show(request, visit, _with(content, shown), shown, ready=True)


def _with(content: Content, shown: Shown) -> ShownForm:
    """The boxes as the page in view has them."""
    return ShownForm(content, {"shown": shown.names()})


def _say_yes(request: HttpRequest, visit: Visit, shown: Shown) -> HttpResponse:
    """The yes counts when the boxes and the page in view say the same.

    The hash is that of the page in view; what the boxes say now would have another.
    """
    form = _with(latest_content(visit.submission, visit.safe), shown)
    pace = PaceForm(request.POST, today=visit.today)
    seen = Shown.of(request.POST.get("seen", "").split())
    why = "moved" if seen == shown else "ticked"
    if not pace.is_valid():
        why = "" if seen == shown else why
        return _show(request, visit, form, shown, ready=True, pace=pace, why=why)
    try:
        approve(
            submission_id=visit.submission.id,
            shown=shown.names(),
            seen_hash=request.POST.get("seen_hash", ""),
            language=visit.language,
            today=visit.today,
            pace=pace.pace(),
        )
    except NotWhatWasSeen:
        return _show(request, visit, form, shown, ready=True, pace=pace, why=why, status=409)
    messages.success(request, _("Thank you. Your yes is written down."))
    return redirect("share:story")


def _show(
    request: HttpRequest,
    visit: Visit,
    form: ShownForm,
    shown: Shown,
    *,
    ready: bool,
    pace: PaceForm | None = None,
    why: str = "",
    status: int = 200,
) -> HttpResponse:
    content = latest_content(visit.submission, visit.safe)
    document = write_document(visit.submission.reference, content, shown)
    context: dict[str, Any] = {
        "form": form,
        "reading": read(document),
        "seen_hash": digest(document),
        "shown": shown.names(),
        "ready": ready,
        "why": why,
        "changes": changes(visit),
        "narrowing": narrowing(
            content, shown, reference=visit.submission.reference, today=visit.today
        ),
        "name_doubts": name_doubts(visit, content) if Detail.NAME in shown else [],
        "power": say("people_with_power"),
        "publish": in_words(Purpose.PUBLISH),
        "pace": pace or _pace_as_it_stands(request, visit),
        "until": day(waits_until(visit)),
        "lasts": lasting(visit),
    }
    return page(request, visit, "approve", status=status, **context)


def _pace_as_it_stands(request: HttpRequest, visit: Visit) -> PaceForm:
    """With what was chosen on the page and not yet kept, so that another look loses none of it."""
    begun = begun_with(visit.safe.get(visit.submission, "pace", {}), visit.today)
    typed = {name: request.POST[name] for name in ("extra_days", "until") if name in request.POST}
    alone = {"alone": "alone" in request.POST}
    return PaceForm(today=visit.today, initial=begun | typed | alone)


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def change(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say what should be different; the story goes back to the desk."""
    late = visit.state != State.OFFERED
    if late and request.method != "POST":
        raise NotNow
    form = ChangeForm(request.POST or None)
    if late or request.method != "POST" or not form.is_valid():
        return page(request, visit, "change", form=form, late=late)
    ask_change(
        submission_id=visit.submission.id,
        body=form.cleaned_data["body"],
        today=visit.today,
        language=visit.language,
    )
    messages.success(request, _("Your wish has arrived. We will show you the page again."))
    return redirect("share:story")
