"""One's entries, and one of them with everything that can be done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from groups.claims import WAYS, Way, newest, way_of
from groups.models import Group
from groups.stewards.keeping.asked import asked_of
from groups.stewards.keeping.guard import for_organisers, for_stewards, me
from groups.stewards.parts import claim_parts_of, is_circle


@for_organisers
def mine(request: HttpRequest) -> HttpResponse:
    """What somebody looks after, and what is asked of them."""
    groups = Group.objects.select_related("standing").filter(stewards__user=me(request))
    today = timezone.localdate()
    entries = [
        {"group": newest(group), "asked": asked_of(group, today=today), **_state(group)}
        for group in groups.by_name()
    ]
    return render(request, "groups/stewards/mine.html", {"entries": entries})


@for_stewards
def entry(request: HttpRequest, group: Group) -> HttpResponse:
    """Everything that can be done with one of them."""
    today = timezone.localdate()
    parts = [(name, form.title) for name, form in claim_parts_of(group).items()]
    context = {
        "group": group,
        "name": newest(group).name,
        "standing": group.standing,
        "asked": asked_of(group, today=today),
        "parts": parts,
        "can_confirm": group.latest_revision_id is not None or group.live,
        "remarks": group.remarks.count(),
        "public_url": group.specific.get_absolute_url() if group.live else "",
        **_state(group),
    }
    return render(request, "groups/stewards/entry.html", context)


def _state(group: Group) -> dict[str, object]:
    way = way_of(group)
    return {
        "is_circle": is_circle(group),
        "way": WAYS[way],
        "unsent": way == Way.UNSENT,
        "public": group.live and not group.standing.paused_on and not group.standing.closed_on,
        "paused": bool(group.standing.paused_on),
        "closed": bool(group.standing.closed_on),
    }
