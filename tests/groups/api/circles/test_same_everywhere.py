"""Page, JSON, CSV and calendar give the same circles in the same order, whatever is asked."""

import csv
import io
import random
from datetime import time, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from community.lib.schedule.rules import MonthlyByWeekday, Weekly
from community.lib.schedule.schedule import Schedule
from community.limits import Limit
from groups.api.circles import open_circles
from groups.choices import Audience
from groups.circles.choices import Cost, Joining, MeetingAccess, Training, VenueAccess, Way
from groups.circles.query import CircleQuery
from tests.groups.api.rich import make_brno, make_town
from tests.groups.circles.rich import NEEDLE, SECRET
from tests.groups.factories import TODAY, make_circle
from tests.stories.api.contract import kept_to

pytestmark = pytest.mark.django_db
WORDS = ["Tea", "Okno", "house", "Brno", "rights"]
LANGUAGES = ["cs", "de", "en"]
ZONES = ["Europe/Prague", "Europe/Lisbon", "America/New_York"]
ACCESS = [*VenueAccess.values, *MeetingAccess.values]
CIRCLES = 40


@pytest.fixture
def circles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty in two towns and online; pages short enough to be turned."""
    monkeypatch.setattr(open_circles, "A_PAGE", 7)
    monkeypatch.setattr(open_circles, "A_FILE", 11)
    monkeypatch.setattr("community.api.LIMIT", Limit("api", most=1_000_000, seconds=60))
    make_brno()
    make_town(2761369, "Vienna", "AT", 48.20849, 16.37208, region_code="09")
    chance = random.Random(7)
    for number in range(CIRCLES):
        where: dict[str, Any] = {}
        if chance.random() < 0.5:
            where = {"latitude": 48.2 + chance.random(), "longitude": 16.4, "country": "AT"}
        days = tuple(chance.sample(range(7), 2))
        rule = chance.choice([Weekly(days), Weekly(days, 2), MonthlyByWeekday(days[0], (1, -1))])
        make_circle(
            f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number % 9}",
            way=chance.choice(Way.values),
            joining=chance.choice(Joining.values),
            training=chance.choice(Training.values),
            cost_kind=chance.choice(["", *Cost.values]),
            audiences=chance.sample(Audience.values, 2),
            access=chance.sample(ACCESS, 4),
            languages=chance.sample(LANGUAGES, 2),
            about=chance.choice(WORDS),
            schedule=Schedule(
                rule,
                TODAY - timedelta(days=chance.randint(0, 90)),
                time(chance.randint(0, 23)),
                90,
                chance.choice(ZONES),
            ),
            meeting=dict(SECRET),
            **where,
        )


def some(values: Any) -> Any:
    return st.lists(st.sampled_from(list(values)), max_size=2, unique=True)


def maybe(values: Any) -> Any:
    return st.none() | st.sampled_from(list(values))


QUERIES = st.fixed_dictionaries(
    {
        "near": maybe(["Brno", "Vienna", "49.2,16.6"]),
        "radius": maybe([1, 60, 150]),
        "country": maybe(["CZ", "AT"]),
        "language": some(LANGUAGES),
        "access": some(ACCESS),
        "audience": some(Audience.values),
        "cost": some(Cost.values),
        "training": some(Training.values),
        "way": some(Way.values),
        "joining": some(Joining.values),
        "day": maybe(["0", "2", "2026-06-18"]),
        "zone": maybe(ZONES),
        "q": maybe(WORDS),
    }
)


def address(words: dict[str, Any]) -> str:
    return urlencode({name: value for name, value in words.items() if value}, doseq=True)


def every(client: Client, path: str, words: str, read: Any) -> list[str]:
    """By the Link header alone, from the first page to the last."""
    where, found = f"{path}?{words}", []
    while where:
        answer = kept_to(client.get(where), path)
        assert answer.status_code == 200, answer.content
        assert NEEDLE not in answer.content.decode()
        found += read(answer)
        ways = dict(reversed(way.split("; ")) for way in answer["Link"].split(", "))
        where = ways.get('rel="next"', "").strip("<>").removeprefix("http://testserver")
    return found


def events(answer: Any) -> list[str]:
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return list(dict.fromkeys(event["UID"].partition("@")[0] for event in found))


READ = {
    "/api/circles": lambda answer: [row["id"] for row in answer.json()["circles"]],
    "/api/circles.csv": lambda answer: [
        row["id"] for row in csv.DictReader(io.StringIO(answer.content.decode(), newline=""))
    ],
    "/api/circles.ics": events,
}


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(words=QUERIES)
def same_for(client: Client, words: dict[str, Any]) -> None:
    said = address(words)
    query = CircleQuery.parse(QueryDict(said))
    assert not query.errors
    found = list(query.queryset(TODAY))
    expected = [str(circle.pk) for circle in found]
    for path, read in READ.items():
        assert every(client, path, said, read) == expected, path
    # Of the Meeting Guide format, those that it can hold, in the same order.
    rows = kept_to(client.get(f"/api/circles/meetings.json?{said}"), "/api/circles/meetings.json")
    told = list(dict.fromkeys(row["url"].split("/")[-2] for row in rows.json()))
    slugs = [circle.slug for circle in found]
    assert [slug for slug in slugs if slug in told] == told
    assert NEEDLE not in rows.content.decode()


@pytest.mark.once
def test_every_format_of_the_page(circles: None, client: Client) -> None:
    same_for(client)
