"""The second code, as its author makes it, replaces it and switches it off."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.lib.receipts import groups
from community.words import say
from stories.actions.codes.second import (
    forget_second_code,
    make_second_code,
    show_second_code,
    switch_off_second_code,
)
from stories.actions.refusals import NotNow
from stories.share.returning.visit import Visit, for_author, page


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def second_code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What it can do, whether there is one, and its text while it is shown."""
    if request.method == "POST":
        _do(request, visit, request.POST.get("do", ""))
        return redirect("share:second-code")
    shown = show_second_code(submission_id=visit.submission.id, now=timezone.now())
    return page(
        request,
        visit,
        "second",
        saying=say("second_code"),
        exists=visit.submission.second_lookup is not None,
        groups=groups(shown),
        own_device=False,
        return_address=request.build_absolute_uri(reverse("share:return")),
        minutes=settings.PERIODS["RECEIPT_MINUTES"],
    )


def _do(request: HttpRequest, visit: Visit, what: str) -> None:
    submission_id = visit.submission.id
    if what == "make":
        make_second_code(submission_id=submission_id, now=timezone.now())
    elif what == "off":
        switch_off_second_code(submission_id=submission_id, today=timezone.now().date())
        messages.success(request, _("It is switched off. The second code opens nothing any more."))
    elif what == "written":
        forget_second_code(submission_id=submission_id)
        messages.success(request, _("It is not shown any more. Only those who have it know it."))
    else:
        raise NotNow
