"""The calendar that is served means to other programs what our rows of meetings say: 200 invented
circles, a whole year, both changes of clocks in it, read back from the address itself."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from community.lib.schedule.expansion import occurrences
from community.lib.schedule.rules import Once
from community.lib.schedule.schedule import Schedule
from community.lib.zones import changes, zone
from community.limits import Limit
from groups.models import Circle, Meeting
from tests.community.lib.calendars.readers import by_ical, by_vobject
from tests.community.lib.schedule.invented import repeating, schedules
from tests.groups.factories import make_circle

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SINCE = datetime(2026, 12, 1, tzinfo=UTC)
UNTIL = datetime(2027, 12, 1, tzinfo=UTC)
CIRCLES = 200
Shown = set[tuple[str, datetime, datetime]]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("community.api.LIMIT", Limit("api", most=1_000_000, seconds=60))
    with time_machine.travel(NOW, tick=False):
        yield


def invented() -> list[Schedule]:
    """As many as there are to be, nearly all of which meet in that year; the same on every run."""
    found: list[Schedule] = []

    @seed(20261126)
    @settings(
        max_examples=3 * CIRCLES,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(schedules(st.one_of(repeating, st.just(Once()))))
    def take(schedule: Schedule) -> None:
        if next(occurrences(schedule, SINCE, UNTIL), None) or len(found) % 20 == 0:
            found.append(schedule)

    take()
    return found[:CIRCLES]


def expected(circles: list[Circle]) -> Shown:
    return {
        (f"{circle.pk}@testserver", each.start, each.end)
        for circle in circles
        for each in occurrences(circle.meeting.schedule, SINCE, UNTIL)
    }


def timely(found: Shown, nights: list[datetime]) -> Shown:
    """Without the end of meetings during which clocks change: one of the readers adds a length to
    the clock on the wall, where RFC 5545, section 3.3.6, means exact time."""
    longest = timedelta(hours=4)
    return {
        (uid, start, start if any(start < at <= start + longest for at in nights) else end)
        for uid, start, end in found
    }


def clock_changes(circles: list[Circle]) -> list[datetime]:
    zones = {circle.meeting.zone for circle in circles}
    return [change.at for name in zones for change in changes(zone(name), SINCE, UNTIL)]


def test_of_200_circles_one_by_one_and_in_the_calendar_of_a_search(client: Client) -> None:
    made = invented()
    assert len(made) == CIRCLES
    circles = [
        make_circle(f"Circle {number:03}", schedule=schedule, confirmed_on=NOW.date())
        for number, schedule in enumerate(made)
    ]
    for circle in circles:
        data = client.get(f"/api/circles/{circle.slug}.ics").content
        nights = clock_changes([circle])
        right = timely(expected([circle]), nights)
        assert timely(by_ical(data, SINCE, UNTIL), nights) == right, circle.meeting.dates
        assert timely(by_vobject(data, SINCE, UNTIL), nights) == right, circle.meeting.dates
    whole = client.get("/api/circles.ics").content
    nights = clock_changes(circles)
    right = timely(expected(circles), nights)
    assert len(right) > 1_500
    assert timely(by_ical(whole, SINCE, UNTIL), nights) == right
    assert timely(by_vobject(whole, SINCE, UNTIL), nights) == right
    # What the rows say, by which the page shows its weeks, is the same as far as they go.
    told = json.loads(client.get("/api/circles").content)["circles"]
    begun = {(row["id"], meeting["begins"]) for row in told for meeting in row["coming"]}
    rows = {
        (str(circle.pk), each.begins.strftime("%Y-%m-%dT%H:%M:%SZ"))
        for circle in circles
        for each in circle.occurrences.filter(begins__gte=NOW).order_by("begins")[:5]
    }
    within = {pair for pair in begun if pair[1] < (NOW + timedelta(weeks=14)).isoformat()}
    assert within <= rows
    assert Meeting.objects.count() == len(circles)
