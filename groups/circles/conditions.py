"""What words of a search ask of circles alone; the rest is in `groups.directory.conditions`."""

from collections.abc import Collection, Sequence
from typing import Final

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from groups.circles.choices import VenueShown, Way
from groups.directory.conditions import listed_as
from groups.models import Meeting, Occurrence

# Who can come, and who can join from afar, can join where both is offered.
ALSO: Final = {Way.IN_PERSON: Way.HYBRID, Way.ONLINE: Way.HYBRID}
AT_A_DISTANCE: Final = (Way.ONLINE, Way.HYBRID, Way.PHONE)


def coming_together(ways: Collection[str]) -> Q:
    """Circles that one can join in one of these ways."""
    return Q(way__in=sorted({*ways, *(ALSO[Way(way)] for way in ways if Way(way) in ALSO)}))


def meeting_on(days: Q, *, few: bool = False) -> Q:
    """Circles with a coming meeting on one of these days."""
    rows = Occurrence.objects.filter(days)
    if few:
        return Q(pk__in=rows.values("circle"))
    return Q(Exists(rows.filter(circle=OuterRef("pk"))))


def telling_the_town() -> Q:
    """Circles that let everybody know in which town they meet: where only those who ask are told, a
    search by distance would tell it too."""
    hidden = Meeting.objects.filter(circle=OuterRef("pk"), venue_shown=VenueShown.CONTACT)
    return ~Q(Exists(hidden))


def place_among_languages(codes: Sequence[str]) -> Case:
    """The place in this list of the first language that a circle speaks; it counts from 0."""
    places = [When(listed_as("languages", [code]), then=Value(n)) for n, code in enumerate(codes)]
    return Case(*places, default=Value(len(codes)), output_field=IntegerField())
