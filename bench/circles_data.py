"""Invented circles: always as many of them near one town, however many in all."""

import random
from datetime import date, time, timedelta
from typing import Any, Final

from django.utils import timezone

from bench.directory_data import BATCH, LANGUAGES, NEAR, Where, look, places
from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Rule, Weekly
from community.lib.schedule.schedule import Cancelled, Schedule
from groups.choices import Audience
from groups.circles.choices import (
    CrisisCall,
    Joining,
    LinkShown,
    MeetingAccess,
    Training,
    VenueAccess,
    VenueShown,
    Way,
)
from groups.models import Circle, Facet, Group, Meeting, Occurrence, SearchText, Standing
from groups.models.meeting import beginning_of_day
from groups.models.search_text import words_of

ZONES: Final = ("Europe/Prague", "Europe/Lisbon", "Europe/Berlin", "America/New_York")
ACCESS: Final = (*VenueAccess.values, *MeetingAccess.values)


def grow_to(number: int, seed: int = 7) -> None:
    """Add circles until there are so many; the first of all meet near the town."""
    chance, have = random.Random(seed + number), Circle.objects.count()  # noqa: S311 - no secret
    near, far = places()
    for start in range(have, number, BATCH):
        numbers = range(start, min(start + BATCH, number))
        circles = [_circle(n, chance.choice(near if n < NEAR else far), chance) for n in numbers]
        _write(circles, chance)
    look()


def _circle(n: int, spot: Where, chance: random.Random) -> Circle:
    geonames_id, town, country, region_code, region, lat, lon = spot
    way = Way.IN_PERSON if n < NEAR else Way(Way.values[n % len(Way.values)])
    circle = Circle(
        slug=f"invented-{n}",
        name=f"{chance.choice(('Tea', 'Circle', 'Evening', 'Table', 'Open door'))} in {town} {n}",
        about="An invented circle, made to measure how quick the lists are.",
        way=way,
        joining=chance.choice(Joining.values),
        convenor="Two people",
        training=chance.choice(Training.values),
        confidentiality="What is said stays here.",
        crisis_call=CrisisCall.NEVER,
        cost_kind=chance.choice(("", "free", "gift")),
        audiences=chance.sample(Audience.values, 1),
        languages=chance.sample(LANGUAGES, 2),
        access=chance.sample(ACCESS, 2),
        country=country,
        region_code=region_code,
        region_name=region,
        geonames_id=geonames_id,
        place_name=town,
        latitude=lat,
        longitude=lon,
        example=True,
        live=True,
    )
    circle.derive()
    return circle


def _rule(chance: random.Random) -> Rule:
    day = chance.randrange(7)
    return chance.choice(
        (
            Weekly((day,)),
            Weekly((day,)),
            Weekly((day, (day + 3) % 7)),
            Weekly((day,), 2),
            MonthlyByWeekday(day, (2,)),
            MonthlyByDate(chance.randint(1, 28)),
        )
    )


def _meeting(circle: Circle, chance: random.Random, today: date) -> Meeting:
    start = today - timedelta(days=chance.randint(0, 700))
    begins = time(chance.randint(9, 21), chance.choice((0, 30)))
    schedule = Schedule(_rule(chance), start, begins, 90, chance.choice(ZONES))
    off = next(schedule.days(today), None)
    if off and chance.random() < 0.2:
        schedule = Schedule(
            schedule.rule, start, begins, 90, schedule.zone, cancelled=(Cancelled(off, "ill"),)
        )
    shown = chance.random() < 0.3
    return Meeting(
        circle=circle,
        venue_name="A house",
        venue="Street 1",
        venue_shown=VenueShown.PUBLIC if shown else VenueShown.TOWN,
        link="https://meet.example.org/room",
        link_shown=LinkShown.PUBLIC if shown else LinkShown.CONTACT,
        modified_at=beginning_of_day(),
    ).put(schedule)


def _write(circles: list[Circle], chance: random.Random) -> None:
    """The listing first: Django writes no two tables at once."""
    today = timezone.localdate()
    names = [field.name for field in Group._meta.concrete_fields]
    Group.objects.bulk_create(
        Group(**{name: getattr(circle, name) for name in names}) for circle in circles
    )
    for circle in circles:
        circle.listing_id = circle.id
        circle.save_base(raw=True, force_insert=True)
    days: Any = [today - timedelta(days=n % 170) for n in range(len(circles))]
    Standing.objects.bulk_create(
        Standing(group_id=circle.pk, confirmed_on=day)
        for circle, day in zip(circles, days, strict=True)
    )
    Facet.objects.bulk_create(
        Facet(group_id=circle.pk, name=name, slug=slug)
        for circle in circles
        for name, slug in circle.facets()
    )
    SearchText.objects.bulk_create(
        SearchText(group_id=circle.pk, text=words_of(circle)) for circle in circles
    )
    meetings = [_meeting(circle, chance, today) for circle in circles]
    Meeting.objects.bulk_create(meetings)
    Occurrence.rebuild(meetings)
