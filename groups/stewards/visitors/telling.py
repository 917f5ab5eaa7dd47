"""Suggesting a group or a change, and saying that something is not right."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from community.language import page_language
from groups.actions.refusals import TooMany
from groups.actions.suggest import suggest as keep_suggestion
from groups.choices import Kind
from groups.models import Group
from groups.models.suggestion import SuggestionKind
from groups.stewards.visitors.forms import ChangeForm, ReportForm, SuggestForm
from groups.stewards.visitors.receive import Unsent, receive


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    """A group that is missing."""
    form = SuggestForm(_posted(request))
    return _tell(request, form, "suggest", kind=SuggestionKind.NEW)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def suggest_change(request: HttpRequest, slug: str) -> HttpResponse:
    """Something has changed."""
    form = ChangeForm(_posted(request))
    return _tell(request, form, "suggest_change", group=_public(slug), kind=SuggestionKind.CHANGE)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Something is not right: also “who decides”, and an office that wants to be taken out."""
    group = _public(slug)
    form = ReportForm(_posted(request), circle=group.kind == Kind.CIRCLE)
    return _tell(request, form, "report", group=group)


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """The receipt, the same for everybody."""
    return render(request, "groups/stewards/told.html", {"days": _days()})


def _public(slug: str) -> Group:
    """Also one that rests or was closed: its page still stands."""
    group = Group.objects.filter(slug=slug, live=True).first()
    if group is None:
        raise Http404
    return group.specific


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _tell(
    request: HttpRequest,
    form: forms.Form,
    page: str,
    *,
    group: Group | None = None,
    kind: SuggestionKind | None = None,
) -> HttpResponse:
    subject = group.slug if group else ""
    return receive(
        request,
        form,
        f"groups/stewards/{page}.html",
        counted_as="listing-message",
        subject=subject,
        keep=lambda once: _keep(once, dict(form.cleaned_data), group, kind),
        group=group,
        days=_days(),
    )


def _keep(
    once: UUID, given: dict[str, Any], group: Group | None, kind: SuggestionKind | None
) -> HttpResponse:
    try:
        keep_suggestion(
            suggestion_id=once,
            kind=SuggestionKind(given.pop("kind", kind)),
            group=group,
            website=given.pop("site", ""),
            language=page_language(),
            today=timezone.localdate(),
            **given,
        )
    except TooMany:
        words = _("Many messages about this wait already. Please try again later.")
        raise Unsent(words) from None
    return redirect("stewards:told")


def _days() -> int:
    return settings.PERIODS["REPORT_OPEN_DAYS"]
