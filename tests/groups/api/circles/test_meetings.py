"""The Meeting Guide feed as it is served, held to the format's rules row by row."""

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client

from community.lib.schedule.expansion import occurrences
from community.lib.schedule.rules import MonthlyByWeekday, Once, Weekly
from community.lib.schedule.schedule import Schedule
from groups.choices import Audience
from groups.circles.choices import MeetingAccess, VenueAccess, Way
from groups.circles.zone_places import zone_place
from tests.community.lib.meeting_guide_rules import faults_of_feed
from tests.groups.api.rich import make_town
from tests.groups.circles.rich import NEEDLE, SECRET, TOLD, make_rich_circle, make_shy_circle
from tests.groups.factories import TODAY, make_circle
from tests.stories.api.contract import kept_to

pytestmark = pytest.mark.django_db
PATH = "/api/circles/meetings.json"


@pytest.fixture(autouse=True)
def gazetteer(db: None) -> None:
    make_town(3067696, "Prague", "CZ", 50.08804, 14.42076, population=1_165_581)
    make_town(1, "Porto", "PT", 41.1, -8.6, population=900_000, timezone="Europe/Lisbon")
    make_town(2, "Lisbon", "PT", 38.7, -9.1, population=500_000, timezone="Europe/Lisbon")
    make_town(3, "Lisbon", "PT", 37.0, -8.0, population=500, timezone="Europe/Lisbon")
    make_town(4, "Mumbai", "IN", 19.0, 72.8, population=12_000_000, timezone="Asia/Kolkata")


def feed(client: Client, **words: Any) -> list[dict[str, Any]]:
    answer = kept_to(client.get(PATH, words), PATH)
    assert answer.status_code == 200, answer.content
    assert faults_of_feed(answer.content.decode()) == []
    return answer.json()


def weekly(*days: int, **more: Any) -> Schedule:
    zone = more.pop("zone", "Europe/Prague")
    return Schedule(Weekly(days, **more), TODAY, time(19), 90, zone)


def test_a_row_a_weekday_with_all_that_is_told(client: Client) -> None:
    circle = make_rich_circle()
    tuesday, thursday = feed(client)
    assert tuesday == {
        "name": "=Tea, „Brno“; and more",
        "slug": f"{circle.slug}-tue",
        "day": 2,
        "time": "19:00",
        "end_time": "20:30",
        "timezone": "Europe/Prague",
        "formatted_address": "Open street 7, Brno, Czechia",
        "latitude": 49.19522,
        "longitude": 16.60796,
        "approximate": "no",
        "updated": "2026-06-15 00:00:00",
        "url": f"http://testserver/en/circles/{circle.slug}/",
        "location": "Casa Aberta",
        "notes": "We meet.\nCome in.\nJust ring.\nRing twice; second floor",
        "types": ["EN", "W", "X"],
        "conference_url": "https://meet.example.org/tea",
    }
    assert thursday["day"] == 4 and thursday["slug"].endswith("-thu")


def test_what_is_told_to_those_who_ask_is_left_out(client: Client) -> None:
    make_shy_circle()
    [row] = feed(client)
    assert row["formatted_address"] == "Brno, Czechia" and row["approximate"] == "no"
    assert "conference_url" not in row and "location" not in row
    assert NEEDLE not in str(row)


@pytest.mark.parametrize(
    ("zone", "address"),
    [
        ("Europe/Prague", "Prague, Czechia"),
        ("Europe/Lisbon", "Lisbon, Portugal"),  # its namesake, though Porto is larger
        ("Asia/Kolkata", "Mumbai, India"),  # the largest, where none is called so
    ],
)
def test_online_it_is_the_town_of_its_zone(client: Client, zone: str, address: str) -> None:
    make_circle(way=Way.ONLINE, schedule=weekly(1, zone=zone), meeting=dict(SECRET))
    [row] = feed(client)
    assert row["formatted_address"] == address and row["approximate"] == "yes"
    assert NEEDLE not in str(row)
    town = zone_place(zone)
    assert town is not None and row["latitude"] == town.latitude


def test_a_link_that_everybody_may_see(client: Client) -> None:
    make_circle(way=Way.ONLINE, meeting=dict(TOLD))
    [row] = feed(client)
    assert row["conference_url"] == "https://meet.example.org/tea"


def test_where_not_even_the_town_is_told(client: Client) -> None:
    hidden = {"venue_shown": "contact", "venue": NEEDLE}
    make_circle("In person", meeting=hidden)
    make_circle("Both", way=Way.HYBRID, meeting=hidden)
    [row] = feed(client)
    assert row["name"] == "Both" and row["formatted_address"] == "Prague, Czechia"
    assert row["approximate"] == "yes" and "Brno" not in str(row)


def test_world_time_has_no_town(client: Client) -> None:
    make_circle(way=Way.ONLINE, schedule=weekly(1, zone="UTC"))
    assert feed(client) == []


def test_weekly_circles_alone(client: Client) -> None:
    make_circle("Weekly", schedule=weekly(1))
    make_circle("Fortnightly", schedule=weekly(1, every=2))
    once = Schedule(Once(), TODAY + timedelta(days=1), time(19), 90, "Europe/Prague")
    monthly = Schedule(MonthlyByWeekday(1, (2,)), TODAY, time(19), 90, "Europe/Prague")
    make_circle("Once", schedule=once)
    make_circle("Monthly", schedule=monthly)
    make_circle("Resting", standing={"paused_on": TODAY})
    assert [row["name"] for row in feed(client)] == ["Weekly"]


def test_the_same_words_as_the_page(client: Client) -> None:
    make_circle("Here", languages=["cs"])
    make_circle("There", languages=["de"])
    assert [row["name"] for row in feed(client, language="de")] == ["There"]
    answer = kept_to(client.get(PATH, {"cursor": "x"}), PATH)
    assert answer.status_code == 400 and list(answer.json()["words"]) == ["cursor"]


def test_fewer_questions_than_circles(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        make_circle(f"Circle {number}", way=Way.ONLINE)
    feed(client)
    with django_assert_max_num_queries(6):
        assert len(feed(client)) == 30


@pytest.mark.once
def test_every_row_of_a_hundred_circles(client: Client) -> None:
    """Row by row by every rule; and each row is a weekday on which the circle meets."""
    chance, circles = random.Random(7), {}
    now = datetime(2026, 6, 15, tzinfo=UTC)
    for number in range(100):
        days = tuple(chance.sample(range(7), chance.randint(1, 4)))
        schedule = Schedule(
            Weekly(days, chance.choice([1, 1, 1, 2])),
            date(2026, 1, 1) + timedelta(days=chance.randint(0, 300)),
            time(chance.randint(0, 23), chance.choice([0, 30])),
            chance.choice([30, 90, 240]),
            chance.choice(["Europe/Prague", "Europe/Lisbon", "Asia/Kolkata"]),
        )
        shown = {"venue_shown": chance.choice(["public", "town", "contact"])}
        circle = make_circle(
            f"<b>Circle</b> {number} " + "x" * chance.choice([1, 120]),
            slug=f"{'long-name-' * chance.choice([1, 7])}{number}",
            way=chance.choice(Way.values),
            schedule=schedule,
            audiences=chance.sample(Audience.values, 2),
            access=chance.sample([*VenueAccess.values, *MeetingAccess.values], 3),
            languages=chance.sample(["cs", "de", "en", "it"], 2),
            meeting=TOLD | shown | {"link_shown": chance.choice(["public", "contact"])},
        )
        circles[circle.slug] = circle
    found = feed(client)
    assert len(found) > 60
    told = {(row["url"].split("/")[-2], row["day"]) for row in found}
    for slug, circle in circles.items():
        coming = list(occurrences(circle.meeting.schedule, now, now + timedelta(weeks=4)))
        days = {(each.day.weekday() + 1) % 7 for each in coming}
        hidden = circle.way == Way.IN_PERSON and circle.meeting.venue_shown == "contact"
        weekly_one = circle.meeting.schedule.rule.every == 1
        expected = days if weekly_one and not hidden else set()
        assert {day for name, day in told if name == slug} == expected
