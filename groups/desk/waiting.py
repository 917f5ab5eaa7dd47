"""“Listings to review” on the admin's first page of directory editors."""

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.panels.waiting import Number, WaitingPanel
from groups.desk.circles.rooms import CIRCLES
from groups.desk.rooms import LISTINGS, Rooms
from groups.models import Suggestion
from groups.models.suggestion import SUGGESTED

LABELS: Final = {
    "waiting": gettext_lazy("wait for a check"),
    "look-up": gettext_lazy("public offices to look up again"),
    "refused": gettext_lazy("whose organisers cannot be reached by mail"),
    "nobody": gettext_lazy("that nobody keeps"),
    "asked-for": gettext_lazy("that somebody would like to keep"),
    "remark": gettext_lazy("remarks of organisers without an answer"),
}
OF_CIRCLES: Final = {
    "waiting": gettext_lazy("circles to check"),
    "run-out": gettext_lazy("circles with no date left"),
    "undated": gettext_lazy("circles without a date yet"),
    "refused": gettext_lazy("circles whose organisers cannot be reached by mail"),
    "nobody": gettext_lazy("circles that nobody keeps"),
    "asked-for": gettext_lazy("circles that somebody would like to keep"),
    "remark": gettext_lazy("remarks about circles without an answer"),
}


class ListingsPanel(WaitingPanel):
    """What waits, each with the list behind it. A number that is none is left out."""

    name = "listings"
    heading = gettext_lazy("Listings to review")
    order = 40

    def numbers(self) -> list[Number]:
        """What waits for a check stands there even when nothing does."""
        first, *rest = _of_states(LISTINGS, LABELS)
        found = [*self.of_visitors(), *rest, *_of_states(CIRCLES, OF_CIRCLES)]
        return [first, *(number for number in found if number.number)]

    def of_visitors(self) -> list[Number]:
        """What strangers told: suggestions, and reports."""
        waiting, url = Suggestion.objects.open(), reverse("told:index")
        suggested = waiting.filter(kind__in=SUGGESTED).count()
        return [
            Number(_("suggestions by visitors"), suggested, url),
            Number(_("reports by visitors"), waiting.count() - suggested, url),
        ]


def _of_states(rooms: Rooms, labels: Mapping[str, Any]) -> list[Number]:
    """Entries in each of these states."""
    here = rooms.url("list")
    return [
        Number(str(label), rooms.how_many(name), f"{here}?state={name}")
        for name, label in labels.items()
    ]
