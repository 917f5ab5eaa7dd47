"""What the page of one circle shows.

What is withheld is withheld here, and not in the templates: they are handed only what everybody may
see. A link or a number, even one that everybody may see, is not in the page either: it takes a
press (`groups.circles.link`).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.language import page_language
from community.lib.schedule.expansion import called_off, has_run_out, occurrences
from community.lib.zones import instant, zone
from groups.actions.write import addresses_of
from groups.choices import Audience, Channel
from groups.circles import sayings
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
)
from groups.circles.filters import zone_options
from groups.circles.sentences import told_in_words
from groups.circles.times import Moment, message
from groups.directory.entry import (
    Fact,
    Shown,
    labels_of,
    standing_context,
    ways_to,
)
from groups.languages import language_name
from groups.models import Circle, Group, Meeting

MOST_DATES: Final = 6


@dataclass(frozen=True)
class Date:
    """One of the next dates; `off` where it does not meet, `moved_from` the day that the rule gave
    to one that was moved. `note` is its organiser's word."""

    moment: Moment
    off: bool = False
    moved_from: str = ""
    note: str = ""


@dataclass(frozen=True)
class Answer:
    """What a circle says to one question: a choice in the page's language, its own words in its."""

    choice: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.choice or self.words)


def circle_context(
    circle: Circle, now: datetime | None = None, *, zone_name: str = "", preview: bool = False
) -> dict[str, Any]:
    """Everything its page shows, in times of the zone that was chosen, if one was. `preview` shows
    all of it in any state."""
    now = now or timezone.now()
    today = now.date()
    meeting = Meeting.objects.filter(circle=circle.pk).first()
    base = standing_context(circle, today, preview=preview) | {
        "circle": circle,
        "zone": zone_name,
        "kind": sayings.called(circle),
        "way": sayings.way(circle),
        "area": sayings.where(circle, meeting),
        "elsewhere": _elsewhere(circle, meeting),
    }
    if base["state"] in (Shown.CLOSED, Shown.HIDDEN):
        return base
    resting = base["state"] == Shown.RESTING
    base |= _answers(circle) | _reach(circle, resting=resting)
    base["host"] = Group.objects.listed(today).filter(circles=circle).first()
    if meeting is not None and not resting:
        base |= _when(circle, meeting, now, zone_name) | _where(circle, meeting)
    return base


def _answers(circle: Circle) -> dict[str, Any]:
    return {
        "training": Answer(str(Training(circle.training).label), circle.training_words),
        "co_reflection": Answer(
            str(CoReflection(circle.co_reflection).label) if circle.co_reflection else "",
            circle.co_reflection_words,
        ),
        "crisis_call": CrisisCall(circle.crisis_call).label,
        "joining": Joining(circle.joining).label,
        "full": circle.joining == Joining.FULL,
        "audiences": labels_of(circle.audiences, Audience.choices),
        "access_there": labels_of(circle.access, VenueAccess.choices),
        "access_within": labels_of(circle.access, MeetingAccess.choices),
        "facts": _facts(circle),
    }


def _facts(circle: Circle) -> list[Fact]:
    """What there is to say in a line each; what is not said is said so."""
    unsaid = _("not said yet")
    lang = circle.text_language if circle.text_language != page_language() else ""

    def said(term: str, words: str) -> Fact:
        return Fact(term, words or unsaid, lang if words else "")

    cost = str(Cost(circle.cost_kind).label) if circle.cost_kind else ""
    return [
        Fact(_("Languages"), ", ".join(map(language_name, circle.languages)) or unsaid),
        Fact(_("Cost"), cost or (unsaid if not circle.cost else "")),
        *([Fact(_("About the cost"), circle.cost, lang)] if circle.cost else []),
        said(_("Who pays for it"), circle.funder),
        said(_("Ties to hospitals, clinics or companies"), circle.ties),
    ]


def _reach(circle: Circle, *, resting: bool) -> dict[str, Any]:
    """The ways to reach it, none while it rests; who shows no address is written to through us."""
    if resting:
        return {"ways": [], "can_write": False}
    ways = ways_to(circle)
    shows_email = circle.contacts.shown().filter(channel=Channel.EMAIL).exists()
    can_write = not shows_email and bool(addresses_of(circle))
    return {"ways": ways, "can_write": can_write}


def _where(circle: Circle, meeting: Meeting) -> dict[str, Any]:
    """Venue and link as their organiser chose; of a link only that there is one."""
    name, address, words = meeting.public_venue
    return {
        "venue": {"name": name, "address": address, "words": words} if name or address else None,
        "venue_asked": circle.meets_somewhere and meeting.venue_shown != VenueShown.PUBLIC,
        "link_behind": bool(meeting.public_link),
        "number_behind": bool(meeting.public_number),
        "link_asked": circle.meets_at_a_distance and meeting.link_shown == LinkShown.CONTACT,
    }


def _when(circle: Circle, meeting: Meeting, now: datetime, chosen: str) -> dict[str, Any]:
    dates = next_dates(meeting, now, chosen)
    coming = [each.moment for each in dates if not each.off]
    address = settings.BASE_URL + circle.get_absolute_url()
    return {
        "told": told_in_words(meeting.schedule, now),
        "zone_options": zone_options(chosen),
        "dates": dates,
        "run_out": has_run_out(meeting.schedule, now),
        "message": message(circle.name, _for_all(meeting, coming[0]), address) if coming else "",
    }


def _for_all(meeting: Meeting, moment: Moment) -> Moment:
    """As it is passed on: not in the reader's own zone, but in those of the organiser."""
    return Moment.of(moment.begins, moment.ends, meeting.zone, meeting.zones)


def next_dates(meeting: Meeting, now: datetime, chosen: str = "") -> list[Date]:
    """The next dates, those that are moved or called off among them, in order.

    A meeting that goes on just now is still among them.
    """
    schedule = meeting.schedule
    length = timedelta(minutes=schedule.minutes)
    rows = list(islice(occurrences(schedule, now - length), MOST_DATES))
    until = rows[-1].start if rows else now + timedelta(weeks=12)

    def moment(begins: datetime) -> Moment:
        return Moment.of(begins, begins + length, meeting.zone, meeting.zones, chosen)

    found = [
        Date(moment(row.start), moved_from=_day(row.day) if row.moved else "", note=row.note)
        for row in rows
    ]
    for day, note in called_off(schedule):
        begins = _begins(meeting, day)
        if now - length <= begins <= until:
            found.append(Date(moment(begins), off=True, note=note))
    return sorted(found, key=lambda each: each.moment.begins)[:MOST_DATES]


def _day(day: date) -> str:
    return date_format(day, "MONTH_DAY_FORMAT")


def _begins(meeting: Meeting, day: date) -> datetime:
    return instant(meeting.schedule.wall(day), zone(meeting.zone))


def _elsewhere(circle: Circle, meeting: Meeting | None) -> str:
    """A search for others: near it where everybody may know where that is, else in its country."""
    here = reverse("circles:week")
    if not circle.meets_somewhere:
        return f"{here}?way=online&way=phone"
    if circle.geonames_id and meeting is not None and meeting.venue_shown != VenueShown.CONTACT:
        return f"{here}?place={circle.geonames_id}"
    return f"{here}?country={circle.country}" if circle.country else here
