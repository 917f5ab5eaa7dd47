"""The link in a mail. Opening it shows a button and changes nothing; pressing confirms.

Programs that check mail open every link in it, so a link that confirmed by being opened would
confirm for a group that ended years ago.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from community.errors import too_many
from community.limits import Limit
from groups.actions.confirm import confirm_by_link, find_link
from groups.actions.refusals import NotNow
from groups.models import Confirmation

# Nobody guesses 192 bits; this only keeps a machine from asking the database all day.
LOOKS = Limit("listing-confirm", 120, 3600)
OVER = 410


@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What it says now, and a button; or why the link does not work any more."""
    if seconds := LOOKS.pause(request):
        return too_many(request, seconds=seconds)
    today = timezone.localdate()
    link = find_link(token)
    if request.method == "POST":
        try:
            confirm_by_link(token=token, today=today)
        except NotNow:
            return _page(request, find_link(token))
        return redirect("stewards:confirm", token)
    return _page(request, link)


def _page(request: HttpRequest, link: Confirmation | None) -> HttpResponse:
    works = link is not None and link.used_on is None and link.ends_on >= timezone.localdate()
    used = link is not None and link.used_on is not None
    context = {
        "group": link.group if link else None,
        "standing": link.group.standing if link else None,
        "contacts": link.group.contacts.shown() if link and works else [],
        "works": works and not (link and link.group.standing.closed_on),
        "used": used,
        "days": settings.PERIODS["CONFIRM_DAYS"],
    }
    status = 200 if context["works"] or used else OVER
    return render(request, "groups/stewards/confirm.html", context, status=status)
