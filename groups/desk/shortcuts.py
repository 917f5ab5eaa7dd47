"""The filters that are wanted most, as plain links with their numbers."""

from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from groups.desk.rooms import Rooms
from groups.desk.states import STATES

WANTED: Final = ("waiting", "look-up", "undated", "run-out", "refused", "nobody")


def shortcuts_for(request: HttpRequest, rooms: Rooms) -> list[dict[str, Any]]:
    """Everything first, then what asks for work; the one in use is marked."""
    here = rooms.url("list")
    asked = request.GET.get("state", "") if "state" in request.GET else ""
    links = [{"label": _("All"), "url": here, "current": not request.GET}]
    for name in WANTED:
        if name not in rooms.states:
            continue
        label, number = str(STATES[name][0]), rooms.how_many(name)
        links.append(
            {
                "label": f"{label} ({number})" if number else label,
                "url": f"{here}?state={name}",
                "current": asked == name,
            }
        )
    return links
