"""The next dates, by the link in a mail or by whoever is signed in; and sending or ending links.

Programs that check mail open every link in it, so opening shows buttons and changes nothing.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from community.errors import too_many
from community.limits import Limit
from groups.actions.manage import end_manage_links, find_manage_link, send_manage_link
from groups.actions.refusals import NotNow
from groups.choices import Kind
from groups.models import Circle, Group, ManageLink
from groups.stewards.dates.press import Pressed, done_before, press, shown
from groups.stewards.keeping.guard import for_stewards

# Nobody guesses 192 bits; this only keeps a machine from asking the database all day.
LOOKS = Limit("circle-dates", 120, 3600)
LETTERS = Limit("circle-link", 10, 3600)
OVER, UNFIT = 410, 422


@sensitive_variables("token")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Without signing in: the link is enough, and shows nothing that is not public but itself."""
    if seconds := LOOKS.pause(request):
        return too_many(request, seconds=seconds)
    now = timezone.now()
    found = find_manage_link(token, timezone.localdate())
    circle = _circle(found.group) if found else None
    if found is None or circle is None or circle.standing.closed_on:
        days = settings.PERIODS["MANAGE_DAYS"]
        page = "groups/stewards/dates/over.html"
        return render(request, page, {"days": days}, status=OVER)
    if request.method == "POST" and request.POST.get("then") == "end":
        ManageLink.objects.filter(pk=found.pk).delete()
        return redirect(request.path)
    page = "groups/stewards/dates/by_link.html"
    return _answer(request, circle, found.steward.user, now, page, ends_on=found.ends_on)


@for_stewards
def here(request: HttpRequest, group: Group) -> HttpResponse:
    """For an organiser who is signed in."""
    circle = _circle(group)
    if circle is None or circle.standing.closed_on:
        return redirect("stewards:entry", group.slug)
    links = ManageLink.objects.open(timezone.localdate()).filter(group=group).count()
    page, days = "groups/stewards/dates/here.html", settings.PERIODS["MANAGE_DAYS"]
    more = {"group": group, "links": links, "days": days}
    return _answer(request, circle, request.user, timezone.now(), page, **more)


@for_stewards
def link(request: HttpRequest, group: Group) -> HttpResponse:
    """Send oneself a link, or end all that there are."""
    if request.method != "POST" or group.kind != Kind.CIRCLE:
        return redirect("stewards:dates-here", group.slug)
    if request.POST.get("then") == "end":
        end_manage_links(group_id=group.pk, steward=request.user)
        messages.success(request, _("No link works any more."))
    elif LETTERS.pause(request):
        messages.warning(request, _("That were many letters. Please try again in an hour."))
    else:
        _send(request, group)
    return redirect("stewards:dates-here", group.slug)


def _send(request: HttpRequest, group: Group) -> None:
    try:
        sent = send_manage_link(group_id=group.pk, steward=request.user, today=timezone.localdate())
    except NotNow:
        messages.info(request, _("As it is now, this cannot be done. Nothing was changed."))
        return
    if sent:
        messages.success(request, _("The letter is on its way. Keep its link on your phone."))
    else:
        messages.warning(request, _("It could not be sent just now. Please try again."))


def _answer(
    request: HttpRequest,
    circle: Circle,
    steward: Any,
    now: datetime,
    page: str,
    **more: Any,
) -> HttpResponse:
    pressed = Pressed()
    if request.method == "POST":
        pressed = press(request, circle, steward, now)
        if pressed.done:
            day = f"&day={pressed.day}" if pressed.day else ""
            return redirect(f"{request.path}?done={pressed.done}{day}")
    else:
        pressed = done_before(request)
    context = shown(circle, now, pressed) | more
    return render(request, page, context, status=UNFIT if pressed.problem else 200)


def _circle(group: Group) -> Circle | None:
    """With its dates; None for what is no circle."""
    if group.kind != Kind.CIRCLE:
        return None
    return Circle.objects.select_related("meeting", "standing").filter(pk=group.pk).first()
