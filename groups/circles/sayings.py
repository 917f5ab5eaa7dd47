"""What a page says of a circle in few words: what it may be called, where it meets, how to come."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.circles.choices import Joining, VenueShown, Way
from groups.directory.sentences import country_label
from groups.models import Circle, Meeting

WAYS: Final = {
    Way.IN_PERSON: gettext_lazy("in person"),
    Way.ONLINE: gettext_lazy("online"),
    Way.HYBRID: gettext_lazy("in person and online"),
    Way.PHONE: gettext_lazy("by phone"),
}
JOINING: Final = {
    Joining.OPEN: gettext_lazy("just come"),
    Joining.ASK: gettext_lazy("ask first"),
    Joining.FULL: gettext_lazy("full, with a waiting list"),
}


def called(circle: Circle) -> str:
    """What it may be called: only those who trained bear the name without more."""
    if circle.bears_the_name:
        return _("Intentional Peer Support circle")
    return _("IPS-inspired circle")


def where(circle: Circle, meeting: Meeting | None) -> str:
    """As much of where it meets as its organiser lets everybody know: "Brno, Czechia"; "" for a
    circle that meets nowhere."""
    if not circle.meets_somewhere:
        return ""
    country = country_label(circle.country) if circle.country else ""
    hidden = meeting is None or meeting.venue_shown == VenueShown.CONTACT
    return ", ".join(part for part in ("" if hidden else circle.place_name, country) if part)


def way(circle: Circle) -> str:
    """How people come together: "in person"."""
    return str(WAYS[Way(circle.way)])


def joining(circle: Circle) -> str:
    """Whether one may simply come: "ask first"."""
    return str(JOINING[Joining(circle.joining)])
