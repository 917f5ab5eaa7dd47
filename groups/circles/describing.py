"""What a circle tells whoever takes it along: one description, from which every format is written.

Calendars, Meeting Guide, JSON, CSV and schema.org say the same because none of them reads the
database. Only what its organiser lets anybody see is in here: a venue or a link that is told to
those who ask stands in no field; where not even the town is told, no place does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse

from community.lib.schedule.schedule import Schedule
from groups.circles.choices import VenueShown, Way
from groups.describing import Entry, beside, said_of
from groups.models import Circle, Group
from groups.models.circle import CircleQuerySet

# What is the same in the model under the same name.
SAME: Final = (
    "way joining joining_words convenor training training_words co_reflection"
    " co_reflection_words confidentiality confidentiality_limits crisis_call crisis cost_kind"
).split()
# What a place is told by. Empty where only those who ask are told it: the country alone stays.
NO_PLACE: Final[dict[str, Any]] = {
    "region_code": "",
    "region": "",
    "town": "",
    "geonames_id": None,
    "latitude": None,
    "longitude": None,
}


@dataclass(frozen=True)
class CircleEntry(Entry):
    """One circle. Empty words mean: not said, or told to those who ask.

    `host` is the id of the group that it belongs to. `schedule` may have meetings that lie behind.
    `sequence` and `updated` grow with each change of what calendars say (`groups.circles.said`).
    """

    host: str
    way: str
    joining: str
    joining_words: str
    convenor: str
    training: str
    training_words: str
    co_reflection: str
    co_reflection_words: str
    confidentiality: str
    confidentiality_limits: str
    crisis_call: str
    crisis: str
    cost_kind: str
    schedule: Schedule
    zones: tuple[str, ...]
    venue_name: str
    venue: str
    venue_words: str
    venue_shown: str
    link: str
    number: str
    link_shown: str
    calendar: str
    sequence: int
    updated: datetime

    @property
    def meets_somewhere(self) -> bool:
        """Whether there is a venue, told or not."""
        return self.way in (Way.IN_PERSON, Way.HYBRID)

    @property
    def uid(self) -> str:
        """Its name in calendars, which never changes (RFC 7986, section 5.3)."""
        return f"{self.id}@{urlsplit(settings.BASE_URL).hostname}"


FIELDS: Final = tuple(field.name for field in fields(CircleEntry))


def with_all(circles: CircleQuerySet) -> CircleQuerySet:
    """The same circles, read together with what a description needs: a handful of queries."""
    return circles.select_related("standing", "meeting", "host").prefetch_related(*beside())


def describe_all(circles: Sequence[Circle], today: date) -> list[CircleEntry]:
    """The descriptions of circles, in their order: a handful of queries. One that was never told
    when it meets, which no way here makes, has none."""
    prefetch_related_objects(circles, "standing", "meeting", "host", *beside())
    return [describe(circle, today) for circle in circles if hasattr(circle, "meeting")]


def describe(circle: Circle, today: date) -> CircleEntry:
    """The description. Asks the database nothing of a circle that came through `with_all`.

    Raises `ScheduleRefused` for a row that nothing here wrote.
    """
    meeting = circle.meeting
    said = said_of(circle, today)
    if circle.meets_somewhere and meeting.venue_shown == VenueShown.CONTACT:
        said |= NO_PLACE
    name, venue, words = meeting.public_venue
    return CircleEntry(
        **said,
        **{field: getattr(circle, field) for field in SAME},
        host=_host(circle.host),
        schedule=meeting.schedule,
        zones=tuple(map(str, meeting.zones)),
        venue_name=name,
        venue=venue,
        venue_words=words,
        venue_shown=meeting.venue_shown,
        link=meeting.public_link,
        number=meeting.public_number,
        link_shown=meeting.link_shown,
        calendar=calendar_address(circle.slug),
        sequence=meeting.sequence,
        updated=meeting.modified_at,
    )


def calendar_address(slug: str) -> str:
    """Where its calendar is."""
    return settings.BASE_URL + reverse("api:circle_ics", args=[slug])


def _host(group: Group | None) -> str:
    return str(group.pk) if group is not None and group.live else ""
