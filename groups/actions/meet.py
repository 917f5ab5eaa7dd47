"""Meet: when and where a circle comes together, and who sees it. Live at once, without a check."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from community.lib.schedule.schedule import Schedule
from community.lib.zones import known
from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.actions.yours import held
from groups.circles.choices import LinkShown, VenueShown
from groups.models import Circle, Meeting

MOST_ZONES: Final = 3
NOT_ONE_OF_THESE: Final = _("Please choose from the list.")
TOO_MANY: Final = _("Three more zones at most.")
TWICE: Final = _("This one is there already.")


@dataclass(frozen=True)
class Whereabouts:
    """Venue, link and number. More than the town is shown only where the organiser said so."""

    venue_name: str = ""
    venue: str = ""
    venue_words: str = ""
    venue_shown: str = VenueShown.TOWN.value
    link: str = ""
    number: str = ""
    link_shown: str = LinkShown.CONTACT.value

    def fitting(self, way: str) -> Self:
        """Without a venue where people meet at none, and without a link where they need none."""
        circle, found = Circle(way=way), self
        if not circle.meets_somewhere:
            found = replace(found, venue_name="", venue="", venue_words="")
        if not circle.meets_at_a_distance:
            found = replace(found, link="", number="")
        return found


@dataclass(frozen=True)
class Dates:
    """When it meets, and up to three more zones that its time is printed for."""

    schedule: Schedule
    zones: Sequence[str] = ()


def meet(
    *,
    group_id: UUID,
    steward: Any,
    dates: Dates | None = None,
    whereabouts: Whereabouts | None = None,
) -> Meeting:
    """Put these, and leave alone what is not given.

    Raises NotYours, Group.DoesNotExist, NotNow for what is closed or is no circle, and
    ``ValidationError`` beside what is not right.
    """
    with transaction.atomic():
        circle = held(group_id, steward)
        if not isinstance(circle, Circle) or circle.standing.closed_on:
            raise NotNow
        meeting = Meeting.objects.select_for_update().get(circle=circle)
        put(meeting, dates=dates, whereabouts=whereabouts)
        meeting.save()
        AuditEvent.record(verb=Verb.CIRCLE_MEETING, subject=circle.pk, actor=steward)
    return meeting


def put(
    meeting: Meeting, *, dates: Dates | None = None, whereabouts: Whereabouts | None = None
) -> Meeting:
    """Put them into the row, and look it through; the caller saves. Raises ``ValidationError``."""
    if dates is not None:
        refuse_zones(dates)
        meeting.put(dates.schedule)
        meeting.zones = list(dates.zones)
        meeting.asked_on = None  # there is an answer
    if whereabouts is not None:
        for name, value in asdict(whereabouts).items():
            setattr(meeting, name, value)
    meeting.clean_fields(exclude=["circle", "modified_at"])
    return meeting


def refuse_zones(dates: Dates) -> None:
    """Known ones, each once, and not the circle's own. Raises ``ValidationError``."""
    if len(dates.zones) > MOST_ZONES:
        raise ValidationError({"zones": TOO_MANY})
    seen = {dates.schedule.zone}
    for name in dates.zones:
        if name not in known():
            raise ValidationError({"zones": NOT_ONE_OF_THESE})
        if name in seen:
            raise ValidationError({"zones": TWICE})
        seen.add(name)
