"""The page of the second code: one button, and nothing of the story."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.language import page_language
from community.words import say
from stories.actions.leaving.take_down import could_become_public, take_down
from stories.actions.refusals import NotNow
from stories.share.claims.visit import for_trusted
from stories.vault.models import Submission
from stories.vault.safe import Safe


@require_http_methods(["GET", "HEAD", "POST"])
@for_trusted
def second(request: HttpRequest, submission: Submission, safe: Safe) -> HttpResponse:
    """Whose powers it has, and the button; or that there is nothing to stop."""
    if request.method == "POST":
        try:
            take_down(
                submission_id=submission.id,
                language=page_language(),
                today=timezone.now().date(),
            )
        except NotNow:
            return redirect("share:second")
        return redirect("share:second-done")
    context = {
        "saying": say("second_code_door"),
        "could": could_become_public(submission, safe),
    }
    return render(request, "stories/claims/second.html", context)


@require_safe
@for_trusted
def done(request: HttpRequest, submission: Submission, safe: Safe) -> HttpResponse:
    """It is off the site; also after a reload. While it could be public, the question again."""
    if could_become_public(submission, safe):
        return redirect("share:second")
    context = {"saying": say("second_code_done")}
    return render(request, "stories/claims/second_done.html", context)
