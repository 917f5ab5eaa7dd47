"""After sending: the code once more, what happens next, and a clean way out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.elsewhere import from_elsewhere
from community.leaving import forget_visit
from community.lib.receipts import groups
from community.words import say
from stories.actions.sending.show_code import forget_code, show_code
from stories.choices import Choice
from stories.share.coming import coming
from stories.share.helping import listening_line
from stories.share.session import draft_of, has_started
from stories.share.views.closed import closed
from stories.share.views.code import code_context
from stories.share.waiting import waiting

THANKS = {
    Choice.SEE: "share_thanks_published_after_seen",
    Choice.EXACT: "share_thanks_exact",
    Choice.COUNT: "share_thanks_counted",
    Choice.READ: "share_thanks_read",
}


@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """Thanks, the code until its author says that they have it, and what comes next."""
    draft = draft_of(request)
    if draft is None:
        return closed(request)
    if not draft.sent:
        return redirect("share:code")
    now = timezone.now()
    shown = groups(show_code(submission_id=draft.id, now=now))
    sent_on = draft.submission.arrived_on or now.date()
    choice = Choice(draft.answers["choice"])
    look_again = waiting(today=now.date()).look_again(sent_on)
    context = code_context(request, draft, shown) | {
        "saying": say(THANKS[choice]),
        "sent_on": sent_on,
        "look_again": look_again,
        "items": coming(
            choice,
            sent_on=sent_on,
            look_again=look_again,
            two=draft.submission.needs_two,
        ),
        "minutes": settings.PERIODS["RECEIPT_MINUTES"],
        "months": settings.PERIODS["APPROVAL_MONTHS"],
        "listening": listening_line(),
        "for_publication": choice in (Choice.SEE, Choice.EXACT),
    }
    return render(request, "stories/share/receipt.html", context)


@require_POST
def finish(request: HttpRequest) -> HttpResponse:
    """“I have my code”: forget its text once the story was sent, and end the session."""
    draft = draft_of(request)
    if draft is not None and draft.sent:
        forget_code(submission_id=draft.id)
    return forget_visit(request, redirect("share:done"))


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """The calm end. The browser is told to clear what it kept of us.

    Not where a new story was begun meanwhile, nor when another site asks for this page: both
    would throw somebody out of their own draft.
    """
    response = render(request, "stories/share/done.html")
    if has_started(request) or from_elsewhere(request):
        return response
    return forget_visit(request, response)
