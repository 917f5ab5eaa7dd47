"""The filters that are wanted most, as plain links: they work without JavaScript."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from stories.desk.permissions import is_lead
from stories.vault.models import Flag, State


def shortcuts_for(request: HttpRequest) -> list[dict[str, Any]]:
    """Links into the queue, the one in use marked."""
    queue = reverse("desk:index")
    places = [
        (_("Open work"), ""),
        (_("Waiting to be read"), f"state={State.WAITING.value}"),
        (_("With me"), "mine=1"),
        (_("With nobody"), "mine=0"),
        (_("Longer than we want"), "late=1"),
        (_("The author wrote"), "wrote=1"),
        (_("With the author"), f"state={State.ASKED.value}&state={State.OFFERED.value}"),
    ]
    if is_lead(request.user):
        places.append((_("For the safeguarding lead"), f"flag={Flag.RISK.value}"))
    asked = request.GET.urlencode()
    return [
        {"label": label, "url": f"{queue}?{query}" if query else queue, "current": query == asked}
        for label, query in places
    ]
