"""Taking the story down for good, and closing the visit."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from community.leaving import forget_visit
from community.models import House
from community.words import say
from stories.actions.leaving.lay_tombstone import was_ever_public
from stories.actions.leaving.withdraw import withdraw
from stories.share.returning.standing import day
from stories.share.returning.visit import SESSION, Visit, for_author, page
from stories.vault.models import Submission


def withdraw_page(request: HttpRequest) -> HttpResponse:
    """What happens, one button, no reason. Pressed again, or sent again: kindly said it is gone."""
    if request.method == "POST" and SESSION not in request.session:
        return withdrawn(request)
    return _withdraw(request)


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def _withdraw(request: HttpRequest, visit: Visit) -> HttpResponse:
    was_public = was_ever_public(visit.submission.id)
    if request.method != "POST":
        address = _address(visit.submission)
        return page(request, visit, "withdraw", was_public=was_public, address=address)
    removed = withdraw(submission_id=visit.submission.id, today=visit.today)
    # Nothing about it stays, so this answer is the only place where the list is shown.
    request.session.flush()
    context = {
        "saying": say("story_withdrawn"),
        "removed": removed,
        "was_public": was_public,
        "backups_gone_on": day(removed.backups_gone_on),
        "finished_by": day(removed.finished_by),
        "house": House.load(request_or_site=request),
    }
    response = render(request, "stories/return/withdrawn.html", context)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _address(submission: Submission) -> str:
    """Where its page stands or stood, as search engines and archives know it."""
    spoken = submission.language in dict(settings.LANGUAGES)
    with override(submission.language if spoken else settings.LANGUAGE_CODE):
        path = reverse("stories:story", args=[submission.reference.lower()])
    return f"{settings.BASE_URL}{path}"


def withdrawn(request: HttpRequest) -> HttpResponse:
    """The same page without its list: after a reload, or for whoever comes by."""
    return render(request, "stories/return/already.html")


@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest) -> HttpResponse:
    """“I am done”: the session ends, and the browser is asked to forget (Clear-Site-Data)."""
    if request.method != "POST":
        if SESSION in request.session:
            return redirect("share:story")
        return render(request, "stories/return/finished.html")
    return forget_visit(request, render(request, "stories/return/finished.html"))
