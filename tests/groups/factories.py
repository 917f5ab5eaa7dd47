"""Entries in the states that tests need."""

from datetime import date, time
from typing import Any

from community.lib.schedule.rules import Weekly
from community.lib.schedule.schedule import Schedule
from community.models import User
from groups.choices import Channel, Kind, Scope
from groups.circles.choices import CrisisCall, Joining, Training, Way
from groups.models import Circle, Contact, Group, Meeting, Standing, Steward

BRNO = {
    "country": "CZ",
    "place_name": "Brno",
    "geonames_id": 3078610,
    "region_name": "South Moravian",
    "latitude": 49.19522,
    "longitude": 16.60796,
}
TODAY = date(2026, 6, 15)


def make_group(
    name: str = "Example Voices",
    *,
    public: bool = True,
    confirmed_on: date | None = TODAY,
    standing: dict[str, Any] | None = None,
    contacts: dict[str, str] | None = None,
    hidden_contacts: dict[str, str] | None = None,
    **fields: Any,
) -> Group:
    """An entry in Brno with its standing; `contacts` maps a channel to what may be shown."""
    number = Group.objects.count()
    values = (
        {"kind": Kind.USER_LED, "scope": Scope.TOWN, "slug": f"example-{number}"} | BRNO | fields
    )
    group = Group.objects.create(name=name, live=public, example=True, **values)
    Standing.objects.create(group=group, confirmed_on=confirmed_on, **(standing or {}))
    for shown, ways in ((True, contacts), (False, hidden_contacts)):
        for channel, value in (ways or {}).items():
            Contact.objects.create(
                group=group,
                channel=Channel(channel),
                value=value,
                shown=shown,
                agreed_on=TODAY if shown else None,
            )
    return group


def make_circle(
    name: str = "Example circle",
    *,
    schedule: Schedule | None = None,
    meeting: dict[str, Any] | None = None,
    public: bool = True,
    confirmed_on: date | None = TODAY,
    standing: dict[str, Any] | None = None,
    **fields: Any,
) -> Circle:
    """A circle in Brno, Tuesdays at 19:00; `meeting` says where, and who sees it."""
    number = Group.objects.count()
    values = (
        {
            "slug": f"example-circle-{number}",
            "way": Way.IN_PERSON,
            "joining": Joining.OPEN,
            "convenor": "Two people of the neighbourhood",
            "training": Training.TRAINED,
            "confidentiality": "What is said stays here.",
            "crisis_call": CrisisCall.NEVER,
            "languages": ["cs"],
        }
        | BRNO
        | fields
    )
    circle = Circle(name=name, live=public, example=True, **values)
    circle.full_clean()
    circle.save()
    Standing.objects.create(group=circle, confirmed_on=confirmed_on, **(standing or {}))
    meets = schedule or Schedule(Weekly((1,)), TODAY, time(19), 90, "Europe/Prague")
    Meeting(circle=circle, **(meeting or {})).put(meets).save()
    return circle


def make_steward(group: Group, email: str = "organiser@example.org") -> User:
    """An organiser of it: an account without any role."""
    user = User.objects.filter(email=email).first() or User.objects.create_user(email)
    Steward.objects.create(group=group, user=user)
    return user
