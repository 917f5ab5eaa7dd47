"""Not being written to by somebody any more: by the link in their letter. And back again."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from community.errors import too_many
from community.limits import Limit
from groups.actions.block import WORKS, block_by_token, unblock
from groups.actions.block import block as block_sender
from groups.actions.refusals import NotNow
from groups.models import BlockedSender, Group
from groups.stewards.keeping.guard import for_stewards

LOOKS = Limit("listing-block", 120, 3600)
OVER = 410


@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def block(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing. It never says whether somebody is blocked: the sender may have
    been sent the link back in an answer."""
    if seconds := LOOKS.pause(request):
        return too_many(request, seconds=seconds)
    context = {"months": settings.PERIODS["BLOCK_MONTHS"], "days": WORKS.days}
    page = "groups/stewards/block.html"
    try:
        group, _digest = block_by_token(token)
        if request.method == "POST":
            block_sender(token=token, today=timezone.localdate())
            return redirect(f"{request.path}?done=1")
    except NotNow:
        return render(request, page, context, status=OVER)
    context |= {"group": group, "done": "done" in request.GET}
    return render(request, page, context)


@for_stewards
def blocked(request: HttpRequest, group: Group) -> HttpResponse:
    """Since when each is blocked, which is all that is known of them."""
    number = request.POST.get("number", "")
    if request.method == "POST" and number.isascii() and number.isdecimal():
        unblock(group_id=group.pk, steward=request.user, number=int(number[:18]))
        messages.success(request, _("This sender can write to you again."))
        return redirect("stewards:blocked", group.slug)
    context = {
        "group": group,
        "senders": BlockedSender.objects.open(timezone.localdate()).filter(group=group),
        "months": settings.PERIODS["BLOCK_MONTHS"],
    }
    return render(request, "groups/stewards/blocked.html", context)
