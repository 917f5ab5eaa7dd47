"""One circle as data: the same names in JSON and in the spreadsheet."""

from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from ninja import Schema
from pydantic import ConfigDict, Field

from community.lib.calendars.entries import rrule
from community.lib.schedule.cells import COLUMNS as DATES
from community.lib.schedule.cells import to_cells
from community.lib.schedule.expansion import Occurrence, occurrences
from community.lib.schedule.rules import Once
from community.lib.schedule.schedule import Schedule
from community.lib.schedule.written import to_dict
from groups.api.open_group import in_cell, plain
from groups.choices import Audience, Control, DecideAs
from groups.circles.choices import (
    CoReflection,
    Cost,
    CrisisCall,
    Joining,
    LinkShown,
    MeetingAccess,
    Training,
    VenueAccess,
    VenueShown,
    Way,
)
from groups.circles.columns import A_LINE_EACH, COLUMNS
from groups.circles.describing import CircleEntry
from groups.models.standing import ConfirmedBy

COMING: Final = 5  # meetings that are told one by one
DAY: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MINUTE: Final = r"^[0-9]{2}:[0-9]{2}$"
LOCAL: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"
MOMENT: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"
STRICT: Final = ConfigDict(extra="forbid")


class CalledOff(Schema):
    """A day on which it would meet, and does not."""

    model_config = STRICT

    day: str = Field(pattern=DAY)
    note: str


class PutElsewhere(Schema):
    """A day on which it would meet, and when it meets instead."""

    model_config = STRICT

    day: str = Field(pattern=DAY)
    to: str = Field(pattern=LOCAL, description="By the clocks of its zone.")
    note: str


class Break(Schema):
    """Days without meetings, the first and the last of them included."""

    model_config = STRICT

    first: str = Field(pattern=DAY)
    last: str = Field(pattern=DAY)
    note: str


class OpenSchedule(Schema):
    """When it meets, by the clocks of its zone, summer and winter."""

    model_config = STRICT

    rrule: str | None = Field(
        description="How it repeats (RFC 5545, 3.3.10), its end with it; null where it meets once."
    )
    start: str = Field(pattern=DAY, description="From this day on.")
    time: str = Field(pattern=MINUTE)
    minutes: int = Field(description="How long a meeting lasts.")
    zone: str = Field(description="IANA name of its time zone.")
    until: str | None = Field(pattern=DAY, description="The last day that may have a meeting.")
    times: int | None = Field(description="How many days the rule gives in all.")
    cancelled: list[CalledOff]
    moved: list[PutElsewhere] = Field(description="A moved day meets, also out of a pause.")
    pauses: list[Break]


class ComingMeeting(Schema):
    """One meeting, in UTC."""

    model_config = STRICT

    begins: str = Field(pattern=MOMENT)
    ends: str = Field(pattern=MOMENT)
    moved: bool
    note: str | None


class OpenCircle(Schema):
    """What its organisers let everybody see of it. Not said, or told only to those who ask, is null
    or empty."""

    model_config = STRICT

    id: str = Field(description="Its name for machines (UUID): it never changes.")
    url: str = Field(description="Its page, for people.")
    calendar: str = Field(description="Its calendar (iCalendar), to subscribe to.")
    slug: str = Field(description="Its name in those addresses.")
    name: str
    short_name: str | None
    text_language: str = Field(description="The language of its words (BCP 47).")
    about: str | None = Field(description="In a sentence or two.")
    host: str | None = Field(description="The group it belongs to, by its id in `/api/groups`.")
    way: Way = Field(description="How people meet.")
    joining: Joining = Field(description="Whether one may simply come.")
    joining_words: str | None
    convenor: str = Field(description="Who convenes it, as they say it.")
    training: Training = Field(description="Of those who convene it, in Intentional Peer Support.")
    training_words: str | None
    co_reflection: CoReflection | None
    co_reflection_words: str | None
    confidentiality: str | None = Field(description="What stays in the circle.")
    confidentiality_limits: str | None = Field(description="What does not.")
    crisis_call: CrisisCall = Field(description="Whether anybody is called without agreement.")
    crisis: str | None = Field(description="What happens in a crisis.")
    control: Control | None = Field(
        description="How far people with lived experience decide, as told by the circle."
    )
    control_as: list[DecideAs]
    control_words: str | None
    on_rights: str | None = Field(description="What it says on human rights.")
    on_force: str | None = Field(description="What it says on force.")
    audiences: list[Audience] = Field(description="For whom; empty means everyone.")
    audience_words: str | None
    languages: list[str] = Field(description="Languages it meets in (ISO 639-1).")
    access: list[VenueAccess | MeetingAccess] = Field(
        description="What is there, at the venue and in the meeting."
    )
    access_words: str | None
    cost_kind: Cost | None
    cost: str | None = Field(description="What it costs, in words.")
    funder: str | None = Field(description="Who pays for it.")
    ties: str | None = Field(description="Ties to hospitals, clinics or companies.")
    networks: list[str] = Field(description="Networks it belongs to, by their id.")
    country: str | None = Field(description="ISO 3166-1 alpha-2.")
    region_code: str | None = Field(description="GeoNames admin1 code within the country.")
    region: str | None
    town: str | None
    geonames_id: int | None = Field(description="The town in GeoNames (CC BY 4.0).")
    latitude: float | None = Field(description="Of the town, not of a house (WGS 84).")
    longitude: float | None
    venue_name: str | None
    venue: str | None = Field(description="The address, where everybody may see it.")
    venue_words: str | None = Field(description="How to find it.")
    venue_shown: VenueShown = Field(description="Who is told where it meets.")
    link: str | None = Field(description="To the meeting, where everybody may see it.")
    number: str | None = Field(description="To call, where everybody may see it.")
    link_shown: LinkShown = Field(description="Who is told link and number.")
    zones: list[str] = Field(description="Zones of people elsewhere whom it expects.")
    schedule: OpenSchedule
    coming: list[ComingMeeting] = Field(description=f"The next {COMING} meetings, or fewer.")
    emails: list[str] = Field(description="Each by agreement. Not for mailing lists.")
    phones: list[str]
    websites: list[str]
    addresses: list[str]
    social: list[str]
    contacts_agreed: bool = Field(description="Its organisers agreed that these are shown.")
    confirmed: str = Field(pattern=r"^[0-9]{4}-[0-9]{2}$", description="Last confirmed, a month.")
    confirmed_by: ConfirmedBy
    stale: bool = Field(description="Not confirmed lately. Please say so where you show it.")
    changed_on: str = Field(description="The last day on which anything here changed.")
    example: bool = Field(description="Invented, to try the site. Not a real circle.")


NAMES: Final = tuple(OpenCircle.model_fields)
MADE: Final = frozenset({"schedule", "coming"})


def as_data(entry: CircleEntry, now: datetime) -> dict[str, Any]:
    """The circle under these names. What is not said is null or an empty list, never left out."""
    made = {
        "schedule": _schedule(entry.schedule),
        "coming": [_meeting(each) for each in islice(occurrences(entry.schedule, now), COMING)],
    }
    return {name: made.get(name) if name in MADE else plain(getattr(entry, name)) for name in NAMES}


def as_cells(entry: CircleEntry) -> list[str]:
    """The same for a spreadsheet, whose columns `groups.circles.columns` knows."""
    dates = to_cells(entry.schedule)
    return [
        in_cell(
            dates[name] if name in DATES else plain(getattr(entry, name)), lines=name in A_LINE_EACH
        )
        for name in COLUMNS
    ]


def _schedule(schedule: Schedule) -> dict[str, Any]:
    said = {name: value for name, value in to_dict(schedule).items() if name != "rule"}
    once = isinstance(schedule.rule, Once)
    return {"rrule": None if once else rrule(schedule).to_ical().decode()} | said


def _meeting(each: Occurrence) -> dict[str, Any]:
    return {
        "begins": _moment(each.start),
        "ends": _moment(each.end),
        "moved": each.moved,
        "note": each.note or None,
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
