"""Who looks after an entry: inviting, answering, handing over, leaving."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from community.limits import Limit
from groups.actions.invite import invite
from groups.actions.join import answer_join
from groups.actions.leave import is_last
from groups.actions.leave import leave as leave_entry
from groups.actions.refusals import NotNow, TooMany
from groups.models import Group, Invitation
from groups.stewards.forms.keep import InviteForm
from groups.stewards.keeping.guard import for_stewards

LETTERS = Limit("listing-invite", 20, 3600)


@for_stewards
def people(request: HttpRequest, group: Group) -> HttpResponse:
    """Who they are, who asks to join; and an invitation, where there was one to send."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _invited(request, group, form):
        words = _("The letter is on its way. Its link works once, for %(days)s days.")
        messages.success(request, words % {"days": settings.PERIODS["CONFIRM_DAYS"]})
        return redirect("stewards:people", group.slug)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "group": group,
        "form": form,
        "stewards": group.stewards.select_related("user").order_by("pk"),
        "asking": group.join_requests.select_related("user"),
        "invitations": Invitation.objects.open(today).filter(group=group),
        "is_last": is_last(group, request.user),
    }
    return render(request, "groups/stewards/people.html", context)


@for_stewards
def answer(request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """Yes or no to somebody who asks to join."""
    if request.method == "POST" and group.join_requests.filter(pk=number).exists():
        try:
            answer_join(request_id=number, yes="yes" in request.POST, steward=request.user)
            messages.success(request, _("Your answer is kept."))
        except NotNow:
            messages.info(request, _("Somebody else has answered meanwhile."))
    return redirect("stewards:people", group.slug)


@for_stewards
def leave(request: HttpRequest, group: Group) -> HttpResponse:
    """Leave it; the last one reads what happens then."""
    if request.method == "POST":
        leave_entry(group_id=group.pk, steward=request.user)
        messages.success(request, _("You do not look after it any more. Thank you."))
        return redirect("stewards:mine")
    context = {
        "group": group,
        "is_last": is_last(group, request.user),
        "unsent": group.latest_revision_id is None and not group.live,
    }
    return render(request, "groups/stewards/leave.html", context)


def _invited(request: HttpRequest, group: Group, form: InviteForm) -> bool:
    if LETTERS.pause(request):
        form.add_error("address", _("That were many letters. Please try again in an hour."))
        return False
    try:
        invite(
            group_id=group.pk, steward=request.user, today=timezone.localdate(), **form.cleaned_data
        )
    except TooMany:
        form.add_error("address", _("Ten invitations wait already. Each ends by itself."))
        return False
    except NotNow:
        form.add_error("address", _("This entry is closed."))
        return False
    return True
