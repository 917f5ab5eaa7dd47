"""The door for whoever holds a code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from community.lib.receipts import CodeMistyped
from community.limits import allowed
from community.models import House
from community.words import say
from stories.actions.codes.find import Found, Opens, find_any, is_draft
from stories.actions.refusals import UnknownCode
from stories.share.claims.visit import enter_claim, enter_second, leave_other_rooms
from stories.share.returning.forms import MISTYPED, CodeForm
from stories.share.returning.keeping import kept_through_code
from stories.share.returning.visit import SESSION, enter_session
from stories.vault.models import Claim, Submission

WRONG_TRIES = 20
WINDOW_SECONDS = 600


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The field for the code. A right code always works: only wrong ones are ever slowed down."""
    if request.method != "POST":
        return _page(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        found = find_any(typed=form.cleaned_data["code"])
    except CodeMistyped as mistyped:
        # Not counted: it opens nothing and tells nothing, and hands shake.
        form.add_error("code", str(MISTYPED[mistyped.reason]))
        return _page(request, form)
    except UnknownCode:
        return _wrong(request, form)
    return _open(request, found)


def _wrong(request: HttpRequest, form: CodeForm) -> HttpResponse:
    form.add_error("code", _("This code did not open a story."))
    if allowed(request, "wrong-code", limit=WRONG_TRIES, seconds=WINDOW_SECONDS):
        return _page(request, form, key="wrong_code")
    response = _page(request, form, key="too_many_tries", status=429)
    response.headers["Retry-After"] = str(WINDOW_SECONDS)
    return response


def _open(request: HttpRequest, found: Found) -> HttpResponse:
    if found.opens == Opens.CLAIM:
        enter_claim(request, Claim.objects.get(pk=found.id))
        return redirect("share:claim")
    if found.opens == Opens.TAKE_DOWN:
        enter_second(request, found.id)
        return redirect("share:second")
    return _open_story(request, Submission.objects.get(pk=found.id))


def _open_story(request: HttpRequest, submission: Submission) -> HttpResponse:
    leave_other_rooms(request, SESSION)
    if is_draft(submission):
        request.session.cycle_key()
        request.session.pop(SESSION, None)
        # On which device the code was written down is not known, so the careful answer.
        request.session["share"] = {"draft": str(submission.id), "own_device": False}
        return redirect("share:words")
    enter_session(request, submission)
    kept = kept_through_code(request)
    if kept is not None:
        return render(request, "stories/return/resume.html", {"kept": kept})
    return redirect("share:story")


def _page(
    request: HttpRequest, form: CodeForm, *, key: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "saying": say(key) if key else None,
        "kept": kept_through_code(request),
        "inside": SESSION in request.session,
        "lost": say("code_lost"),
        "house": House.load(request_or_site=request),
    }
    return render(request, "stories/return/enter.html", context, status=status)
