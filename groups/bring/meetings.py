"""When and where the circle of a row meets. The dates are one answer that stands in several cells.

Where a row says nothing of dates, they stay. Where it says something, what a schedule needs and the
row does not say stays too; an empty cell of the rest (an end, days called off) means: none.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.lib.schedule.cells import from_cells, to_cells
from community.lib.schedule.schedule import Problem, ScheduleRefused
from community.lib.schedule.written import from_dict, to_dict
from community.lib.zones import known
from community.models import Place
from groups.bring.rows import CELLS, Made
from groups.circles.choices import LinkShown, VenueShown
from groups.circles.columns import VENUE
from groups.models import Circle, Meeting

KEPT: Final = ("repeats", "start", "time", "minutes", "zone")
ZONES: Final = "zones"
MOST_ZONES: Final = 3
# What was read from the cells, as a database keeps it.
SETTLED: Final = "dates"
SHOWN: Final = {"venue_shown": VenueShown.PUBLIC, "link_shown": LinkShown.PUBLIC}
NOT_ONE: Final = gettext_lazy("This is not understood.")
FORMS: Final[dict[str, Promise]] = {
    "repeats": gettext_lazy(
        "Please write the rule as RRULE: “FREQ=WEEKLY;BYDAY=TU”, “FREQ=MONTHLY;BYDAY=2TU”, “once”."
    ),
    "start": gettext_lazy("Please write the day as 2026-12-31."),
    "until": gettext_lazy("Please write the day as 2026-12-31."),
    "time": gettext_lazy("Please write the time as 19:00."),
    "minutes": gettext_lazy("Please write how many minutes, such as 90."),
    "times": gettext_lazy("Please write how many times, such as 10."),
    "zone": gettext_lazy("Please write the time zone as “Europe/Lisbon”."),
    "cancelled": gettext_lazy("Please write one day a line: “2026-12-24 Holidays”."),
    "moved": gettext_lazy("Please write one day a line: “2026-12-24/2026-12-26T18:30”."),
    "pauses": gettext_lazy("Please write one pause a line: “2026-07-01/2026-08-31”."),
}
CODES: Final[dict[str, Promise]] = {
    "missing": gettext_lazy("Please fill this in."),
    "both": gettext_lazy("Please say until when, or how many times: not both."),
    "once": gettext_lazy("What meets once needs no end."),
    "no-date": gettext_lazy("With this rule it would never meet."),
    "before": gettext_lazy("This ends before it begins."),
    "twice": gettext_lazy("A day is in it twice."),
    "cancelled-too": gettext_lazy("A day cannot be moved and called off at once."),
    "too-many": gettext_lazy("There are too many days in it."),
    "too-long": gettext_lazy("This is too long."),
}


def zones_of(mades: Iterable[Made]) -> Mapping[Any, str]:
    """The time zones of the towns of these rows, by their number. One query."""
    towns = {made.claims["geonames_id"] for made in mades if made.claims.get("geonames_id")}
    places = Place.objects.filter(geonames_id__in=towns)
    return dict(places.values_list("geonames_id", "timezone"))


def settle_meeting(made: Made, circle: Circle | None, zones: Mapping[Any, str]) -> None:
    """Read the dates, and note what is wrong with them, with the venue, and with who sees it.

    `zones` are by the number of a town: a circle that names no zone has that of its town.
    """
    _dates(made, circle, zones.get(made.claims.get("geonames_id"), ""))
    _agreed(made, circle)
    if circle is None and not made.contacts and "emails" not in dict(made.errors):
        made.wrong("emails", _("Please say how one gets in touch with it."))
    said = {name: made.beside[name] for name in VENUE if name in made.beside}
    try:
        Meeting(**said).clean_fields(exclude=["circle", "dates", "zone", ZONES, "modified_at"])
    except ValidationError as error:
        for name, told in error.message_dict.items():
            made.wrong(name, " ".join(told))


def meeting_changes(circle: Circle, made: Made) -> list[tuple[str, Any, Any]]:
    """Column, before and after, of what would be otherwise; with organisers it is theirs to say."""
    if len(circle.stewards.all()):
        return []
    meeting, found = circle.meeting, []
    if SETTLED in made.beside:
        before = to_cells(meeting.schedule)
        after = to_cells(from_dict(made.beside[SETTLED]))
        found = [
            (name, before[name], after[name]) for name in before if _other(before, after, name)
        ]
    return found + [
        (name, getattr(meeting, name), made.beside[name])
        for name in (*VENUE, ZONES)
        if name in made.beside and getattr(meeting, name) != made.beside[name]
    ]


def _other(before: Mapping[str, str], after: Mapping[str, str], name: str) -> bool:
    """Whether these cells say another thing: in which order days stand is no matter."""
    return sorted(before[name].splitlines()) != sorted(after[name].splitlines())


def put_meeting(meeting: Meeting, made: Made) -> Meeting:
    """Put what the row says; the caller saves."""
    if SETTLED in made.beside:
        meeting.put(from_dict(made.beside[SETTLED]))
        meeting.asked_on = None
    for name in (*VENUE, ZONES):
        if name in made.beside:
            setattr(meeting, name, made.beside[name])
    return meeting


def _dates(made: Made, circle: Circle | None, zone: str) -> None:
    said = made.beside.pop(CELLS, {})
    if circle is not None and not any(said.values()):
        _zones(made, circle.meeting.zone)
        return
    before = to_cells(circle.meeting.schedule) if circle is not None else {}
    cells = before | {name: text for name, text in said.items() if text or name not in KEPT}
    cells["zone"] = cells.get("zone") or zone
    _zones(made, cells["zone"])
    try:
        made.beside[SETTLED] = to_dict(from_cells(cells))
    except ScheduleRefused as refused:
        # Without its town a zone is missing too: said once is enough.
        unplaced = not cells["zone"] and bool({"town", "geonames_id"} & dict(made.errors).keys())
        for problem in refused.problems:
            if not (unplaced and problem.field == "zone"):
                made.wrong(problem.field, _told(problem))


def _zones(made: Made, own: str) -> None:
    zones = made.beside.get(ZONES, [])
    if len(zones) > MOST_ZONES or own in zones or set(zones) - known():
        told = _("Up to three more time zones, such as “Europe/Lisbon”, and not its own.")
        made.wrong(ZONES, told)


def _agreed(made: Made, circle: Circle | None) -> None:
    """More than the town is shown only where its organisers agreed."""
    if made.beside.get("contacts_agreed"):
        return
    for name, public in SHOWN.items():
        before = getattr(circle.meeting, name) if circle is not None else ""
        if made.beside.get(name) == public != before:
            told = _("Please say in “contacts_agreed” that they agreed that it is shown.")
            made.wrong(name, told)


def _told(problem: Problem) -> str:
    return str(CODES.get(problem.code) or FORMS.get(problem.field) or NOT_ONE)
