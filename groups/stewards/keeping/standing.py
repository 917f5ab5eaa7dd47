"""Confirming, resting, coming back, closing: live at once, with one press."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.close import close as close_entry
from groups.actions.confirm import confirm as confirm_entry
from groups.actions.pause import pause as pause_entry
from groups.actions.refusals import NotNow
from groups.actions.resume import resume as resume_entry
from groups.models import Group
from groups.stewards.forms.keep import CloseForm, PauseForm
from groups.stewards.keeping.guard import for_stewards


@for_stewards
def confirm(request: HttpRequest, group: Group) -> HttpResponse:
    """Say that it is all still so."""
    if request.method == "POST":
        try:
            confirm_entry(group_id=group.pk, steward=request.user, today=timezone.localdate())
            messages.success(request, _("Thank you. It is confirmed."))
        except NotNow:
            messages.info(request, _("It cannot be confirmed as it is now."))
    return redirect("stewards:entry", group.slug)


@for_stewards
def pause(request: HttpRequest, group: Group) -> HttpResponse:
    """Rest for a while, with a word to visitors."""
    today, standing = timezone.localdate(), group.standing
    known = {"until": standing.paused_until, "words": standing.paused_words}
    form = PauseForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            pause_entry(group_id=group.pk, steward=request.user, today=today, **form.cleaned_data)
            messages.success(request, _("It rests now, and stands in no list."))
        except NotNow:
            messages.info(request, _("It is closed, so it cannot rest."))
        return redirect("stewards:entry", group.slug)
    return render(request, "groups/stewards/pause.html", {"group": group, "form": form})


@for_stewards
def resume(request: HttpRequest, group: Group) -> HttpResponse:
    """Back on the list."""
    if request.method == "POST":
        resume_entry(group_id=group.pk, steward=request.user, today=timezone.localdate())
        messages.success(request, _("Welcome back. It stands on the list again."))
    return redirect("stewards:entry", group.slug)


@for_stewards
def close(request: HttpRequest, group: Group) -> HttpResponse:
    """For good, with a word about where to go."""
    if group.standing.closed_on:
        return redirect("stewards:entry", group.slug)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        close_entry(
            group_id=group.pk,
            steward=request.user,
            today=timezone.localdate(),
            words=form.cleaned_data["words"],
        )
        messages.success(request, _("It is closed. Thank you for all that it was."))
        return redirect("stewards:entry", group.slug)
    return render(request, "groups/stewards/close.html", {"group": group, "form": form})
