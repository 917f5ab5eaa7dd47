"""The invented circles: every way to meet, to repeat and to stand, kept by the same two people."""

import tomllib
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.utils import timezone

from community.lib.schedule.expansion import occurrences
from community.lib.schedule.schedule import Cancelled, Moved, Schedule
from community.lib.schedule.written import from_dict, to_dict
from community.models import Place
from groups.circles.choices import LinkShown, VenueShown
from groups.models import Circle, Facet, Group, Meeting
from home.demo.entries import put_contacts, put_organisers, put_standing, town

FILE: Final = Path(__file__).parent / "circles.toml"
ORGANISERS: Final = {
    "organiser@example.org": ("example-circle-brno-tuesday", "example-circle-evening-online"),
    "organiser2@example.org": ("example-circle-dublin-last-friday", "example-circle-run-out"),
}
# What the file says of a circle in a way of its own; the rest are columns.
APART: Final = (
    "near host zone zones begins meets venue link off moved contacts hidden state words months"
).split()


def build_circles(today: date) -> None:
    """Every circle of the file. Does nothing where there are some, or no gazetteer."""
    if Circle.objects.filter(example=True).exists() or not Place.objects.exists():
        return
    circles = tomllib.loads(FILE.read_text("utf-8"))["circle"]
    made = {entry["slug"]: _circle(entry, today) for entry in circles}
    Facet.rebuild(Circle.objects.filter(example=True))
    put_organisers(ORGANISERS, made)


def _circle(entry: dict[str, Any], today: date) -> Circle:
    values = {name: value for name, value in entry.items() if name not in APART}
    circle = Circle(**town(entry.get("near", "")) | values)
    circle.live = circle.example = True
    circle.host = Group.objects.filter(slug=entry.get("host", "")).first()
    circle.full_clean()
    circle.save()
    put_standing(circle, entry, today)
    put_contacts(circle, entry, today)
    _meeting(circle, entry, today)
    return circle


def _meeting(circle: Circle, entry: dict[str, Any], today: date) -> None:
    venue, link = entry.get("venue", {}), entry.get("link", {})
    Meeting(
        circle=circle,
        zones=entry.get("zones", []),
        venue_name=venue.get("name", ""),
        venue=venue.get("address", ""),
        venue_words=venue.get("words", ""),
        venue_shown=venue.get("shown", VenueShown.TOWN),
        link=link.get("url", ""),
        number=link.get("number", ""),
        link_shown=link.get("shown", LinkShown.CONTACT),
    ).put(_schedule(circle, entry, today)).save()


def _schedule(circle: Circle, entry: dict[str, Any], today: date) -> Schedule:
    zone = entry.get("zone") or Place.objects.get(pk=circle.geonames_id).timezone
    written = {"zone": zone} | entry["meets"]
    if "begins" in entry:
        written["start"] = (today + timedelta(days=entry["begins"])).isoformat()
    schedule = from_dict(written)
    if off := entry.get("off"):
        day = _coming(schedule, off["next"])
        schedule = _with(schedule, cancelled=(Cancelled(day, off["note"]),))
    if moved := entry.get("moved"):
        day = _coming(schedule, moved["next"])
        to = datetime.combine(day + timedelta(days=moved["days"]), schedule.time)
        schedule = _with(schedule, moved=(Moved(day, to, moved["note"]),))
    return schedule


def _coming(schedule: Schedule, number: int) -> date:
    """The day of the meeting that comes after so many others."""
    return next(islice(occurrences(schedule, timezone.now()), number, None)).day


def _with(schedule: Schedule, **changes: Any) -> Schedule:
    return from_dict(to_dict(Schedule(**(vars(schedule) | changes))))
