"""Telling a series of one's own, without an account; and the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from groups.stewards.visitors.receive import receive
from home.evidence.telling.forms import TellForm
from home.evidence.telling.keep import keep_told
from home.telling import country_asked, kept, waiting_days


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """The form; nothing that was typed is lost, whatever stands in the way."""
    sent = request.POST if request.method == "POST" else None
    form = TellForm(sent, initial=country_asked(request))
    return receive(
        request,
        form,
        "evidence/tell.html",
        counted_as="figures-told",
        subject="",
        keep=lambda once: kept(
            lambda: keep_told(once=once, said=form.cleaned_data, today=timezone.localdate()),
            then="evidence:told",
        ),
        days=waiting_days(),
    )


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """The receipt, the same for everybody."""
    return render(request, "evidence/told.html", {"days": waiting_days()})
