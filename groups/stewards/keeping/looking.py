"""The entry exactly as the public will see it, before it is sent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.refusals import NotNow
from groups.actions.send import send as send_entry
from groups.circles.entry import circle_context
from groups.claims import newest
from groups.directory.entry import entry_context
from groups.models import Circle, Group
from groups.stewards.keeping.guard import for_stewards


@for_stewards
def look(request: HttpRequest, group: Group) -> HttpResponse:
    """The public page, with the newest words in it, and a bar above: send it, or change it."""
    entry = newest(group)
    context = {"entry": group, "unsent": group.latest_revision_id is None and not group.live}
    if isinstance(entry, Circle):
        context |= circle_context(entry, preview=True)
        return render(request, "groups/stewards/circles/look.html", context)
    context |= entry_context(entry, timezone.localdate(), preview=True)
    return render(request, "groups/stewards/look.html", context)


@for_stewards
def send(request: HttpRequest, group: Group) -> HttpResponse:
    """Send it to be checked."""
    if request.method != "POST":
        return redirect("stewards:look", group.slug)
    try:
        send_entry(group_id=group.pk, steward=request.user, today=timezone.localdate())
    except NotNow:
        return redirect("stewards:entry", group.slug)
    messages.success(
        request,
        _("Thank you. A person looks at it now. We write to you as soon as it is public."),
    )
    return redirect("stewards:entry", group.slug)
