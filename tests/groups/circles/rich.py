"""A circle that says everything there is to say, and one that keeps back all it can."""

from datetime import date, datetime, time
from typing import Any

from community.lib.schedule.rules import Weekly
from community.lib.schedule.schedule import Cancelled, Moved, Pause, Schedule
from groups.circles.choices import LinkShown, VenueShown, Way
from groups.models import Circle, Contact
from tests.groups.factories import TODAY, make_circle

# Stands in whatever is told only to those who ask.
NEEDLE = "needle"
SECRET = {
    "venue_name": f"{NEEDLE} house",
    "venue": f"{NEEDLE} street 7",
    "venue_words": f"Ring at {NEEDLE}",
    "link": f"https://{NEEDLE}.example.org/room",
    "number": f"+420 {NEEDLE}",
}
TOLD = {
    "venue_name": "Casa Aberta",
    "venue": "Open street 7",
    "venue_words": "Ring twice; second floor",
    "venue_shown": VenueShown.PUBLIC,
    "link": "https://meet.example.org/tea",
    "number": "+420 500 000 002",
    "link_shown": LinkShown.PUBLIC,
    "zones": ["Europe/Lisbon", "Asia/Kolkata"],
}
SAYS: dict[str, Any] = {
    "name": "=Tea, „Brno“; and more",
    "short_name": "Tea",
    "about": "We meet.\nCome in.",
    "way": Way.HYBRID,
    "joining_words": "Just ring.",
    "training_words": "In 2024",
    "co_reflection": "regular",
    "co_reflection_words": "Each month",
    "confidentiality_limits": "Danger to a child",
    "crisis": "We stay with you.",
    "control": "majority",
    "control_as": ["founders"],
    "control_words": "All of us",
    "on_rights": "All of them",
    "on_force": "-never",
    "audiences": ["women"],
    "audience_words": "Everybody else is welcome",
    "languages": ["cs", "en"],
    "access": ["step-free", "captions"],
    "access_words": "Ring the bell.",
    "cost_kind": "gift",
    "cost": "What you can",
    "funder": "The city",
    "ties": "none",
    "region_code": "78",
}
WHOLE = Schedule(
    Weekly((1, 3)),
    TODAY,
    time(19),
    90,
    "Europe/Prague",
    until=date(2027, 12, 31),
    cancelled=(Cancelled(date(2026, 6, 23), "Holiday"),),
    moved=(Moved(date(2026, 6, 25), datetime(2026, 6, 26, 18), "In the garden"),),  # noqa: DTZ001
    pauses=(Pause(date(2026, 8, 1), date(2026, 8, 31), "Summer"),),
)


def make_rich_circle(**changes: Any) -> Circle:
    """Everything said, and everything shown."""
    values = {"schedule": WHOLE, "meeting": dict(TOLD)} | SAYS | changes
    circle = make_circle(**values)
    add_contacts(circle)
    return circle


def make_shy_circle(name: str = "Shy", **changes: Any) -> Circle:
    """Venue, link and number are there, and told to nobody but those who ask."""
    values = {"meeting": dict(SECRET), "way": Way.HYBRID} | changes
    circle = make_circle(name, **values)
    Contact.objects.create(
        group=circle, channel="email", value=f"{NEEDLE}@example.org", shown=False
    )
    return circle


def add_contacts(circle: Circle) -> None:
    """One shown, one not."""
    shown = {"shown": True, "agreed_on": TODAY}
    Contact.objects.create(group=circle, channel="email", value="hello@example.org", **shown)
    Contact.objects.create(group=circle, channel="phone", value=f"+420 {NEEDLE}", shown=False)
