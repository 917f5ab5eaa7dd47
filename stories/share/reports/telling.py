"""Telling a report. Nothing of the page is repeated here, and no code is given out."""

from functools import partial
from typing import Any, Final
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from community.errors import gone
from community.guard import stamp
from community.language import page_language
from community.models import Helpline
from community.words import say
from stories.actions.refusals import NotNow
from stories.actions.reports.tell import STORY, tell_report
from stories.choices import ReportReason
from stories.share.reports.forms import ReportForm
from stories.share.reports.kinds import Kind, kind_of
from stories.share.without_code import receive

# Which press of the button this is: a second press is still one report. Signed, so that nobody
# chooses it. Its name keeps it out of what an error page hands back (community.kept).
ONCE: Final = "form_secret_once"
SALT: Final = "report"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, reference: str) -> HttpResponse:
    """The form; once it is sent, a receipt that says nothing of what becomes of it."""
    about = kind_of(kind)
    if about is None:
        raise Http404
    if request.method != "POST":
        if about.is_there(reference):
            return _page(request, about, reference, ReportForm())
        return _not_there(request, about, reference)
    if not (about.is_there(reference) or about.was_there(reference)):
        raise Http404
    form = ReportForm(request.POST)
    return receive(
        request,
        form,
        counted_as="report",
        subject=f"{kind}/{reference.lower()}",
        many="report_many",
        page=partial(_page, request, about, reference, form),
        keep=partial(_keep, request, about, reference, form),
    )


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """The same for everybody, whatever they told."""
    context = {"saying": say("report_done"), "helplines": Helpline.objects.everywhere()}
    return render(request, "stories/reports/done.html", context)


def _keep(request: HttpRequest, about: Kind, reference: str, form: ReportForm) -> HttpResponse:
    if not about.is_there(reference):
        raise NotNow
    tell_report(
        report_id=_once(request),
        kind=about.name,
        reference=reference,
        reason=ReportReason(form.cleaned_data["reason"]),
        told=form.told(),
        contact=form.cleaned_data["contact"],
        language=page_language(),
        today=timezone.now().date(),
    )
    return redirect("share:report-done")


def _once(request: HttpRequest) -> UUID:
    """The id that the page was given, or a new one."""
    try:
        return UUID(loads(request.POST.get(ONCE, ""), salt=SALT))
    except (BadSignature, TypeError, ValueError):
        return uuid4()


def _not_there(request: HttpRequest, about: Kind, reference: str) -> HttpResponse:
    if about.was_there(reference):
        return gone(request)
    raise Http404


def _page(
    request: HttpRequest, about: Kind, reference: str, form: ReportForm, **more: Any
) -> HttpResponse:
    context = {
        "saying": say("report_intro"),
        "form": form,
        "reference": reference.lower(),
        "is_story": about.name == STORY,
        "back": about.address(reference),
        "kept_days": settings.PERIODS["REPORT_KEPT_DAYS"],
        "open_days": settings.PERIODS["REPORT_OPEN_DAYS"],
        "stamp": stamp(),
        "once": request.POST.get(ONCE) or dumps(str(uuid4()), salt=SALT),
        "once_name": ONCE,
    }
    status = more.pop("status", 200)
    return render(request, "stories/reports/tell.html", context | more, status=status)
