"""What search engines are told of a circle: when it meets, read back by another library, and no
link to join."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from dateutil import rrule as by_dateutil
from hypothesis import HealthCheck, given, settings

from community.lib.schedule.expansion import occurrences
from community.lib.schedule.schedule import Schedule
from community.lib.zones import exists, instant, zone
from groups.circles.choices import Way
from groups.circles.describing import describe
from groups.circles.schema_org import AHEAD, DAYS, schedules, thing_of
from groups.directory.schema_org import Property, Thing
from groups.models import Circle
from tests.community.lib.schedule.invented import repeating
from tests.community.lib.schedule.invented import schedules as invented
from tests.groups.circles.rich import NEEDLE, make_rich_circle, make_shy_circle
from tests.groups.factories import TODAY, make_circle

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
PLACES = {f"{n}{name}": (n, at) for at, name in enumerate("MO TU WE TH FR SA SU".split())
          for n in (1, 2, 3, 4, 5, -1)}  # fmt: skip


def thing(circle: Circle) -> Thing | None:
    circle.example = False
    return thing_of(describe(circle, TODAY), NOW)


def said(one: Thing | None) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for each in one.properties if one else ():
        found.setdefault(each.name, []).append(value(each))
    return found


def value(each: Property) -> Any:
    return said(each.thing) | {"@type": each.thing.type} if each.thing else each.words or each.link


@pytest.mark.django_db
def test_a_circle_as_an_event() -> None:
    circle = make_rich_circle()
    told = said(thing(circle))
    assert told["startDate"] == ["2026-06-16T19:00:00+02:00"]
    assert told["endDate"] == ["2026-06-16T20:30:00+02:00"]
    assert told["eventAttendanceMode"] == ["https://schema.org/MixedEventAttendanceMode"]
    assert told["inLanguage"] == ["cs", "en"]
    place, page = told["location"]
    assert place["@type"] == "Place" and place["name"] == ["Casa Aberta"]
    assert place["address"][0]["streetAddress"] == ["Open street 7"]
    assert page["url"] == [f"http://testserver/en/circles/{circle.slug}/"]
    rule, moved = told["eventSchedule"]
    assert rule["repeatFrequency"] == ["P1W"]
    assert rule["byDay"] == ["https://schema.org/Tuesday", "https://schema.org/Thursday"]
    assert rule["startTime"] == ["19:00"] and rule["duration"] == ["PT90M"]
    assert rule["scheduleTimezone"] == ["Europe/Prague"]
    assert rule["exceptDate"][:2] == ["2026-06-23", "2026-06-25"]
    assert moved["startDate"] == ["2026-06-26"] and moved["startTime"] == ["18:00"]
    assert "meet.example.org" not in str(told) and "500 000" not in str(told)
    assert NEEDLE not in str(told)


@pytest.mark.django_db
@pytest.mark.parametrize("way", Way.values)
def test_nothing_that_is_told_to_those_who_ask(way: str) -> None:
    assert NEEDLE not in str(said(thing(make_shy_circle(way=way))))


@pytest.mark.django_db
def test_nothing_of_what_is_invented_or_has_run_out() -> None:
    circle = make_circle()
    assert thing_of(describe(circle, TODAY), NOW) is None
    assert thing(circle) is not None
    circle.example = False
    assert thing_of(describe(circle, TODAY), datetime(2200, 1, 1, tzinfo=UTC)) is None


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(invented(repeating))
def test_another_library_finds_the_same_meetings(schedule: Schedule) -> None:
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    rule, *alone = [said(one) for one in schedules(schedule, now)]
    found = {moment for moment in by_rule(rule) if now <= moment < now + AHEAD}
    found |= {begin(each["startDate"][0], each) for each in alone}
    expected = {each.start for each in occurrences(schedule, now, now + AHEAD)}
    if any(not exists(schedule.wall(each.day), zone(schedule.zone))
           for each in occurrences(schedule, now, now + AHEAD)):  # fmt: skip
        return  # a time that the clocks jump over has no words in this format
    assert found == expected


def by_rule(rule: dict[str, Any]) -> set[datetime]:
    """The days of a Schedule as schema.org means them, by dateutil."""
    weekly = rule["repeatFrequency"][0].endswith("W")
    words: dict[str, Any] = {}
    days = rule.get("byDay", [])
    if weekly:
        words["byweekday"] = [DAYS.index(day.rpartition("/")[2]) for day in days]
    elif days:
        words["byweekday"] = [by_dateutil.weekdays[at](n) for n, at in map(PLACES.get, days)]
    else:
        words["bymonthday"] = int(rule["byMonthDay"][0])
    start = date.fromisoformat(rule["startDate"][0])
    last = date(2028, 1, 1)
    if "repeatCount" in rule:
        words["count"] = int(rule["repeatCount"][0])
    else:
        last = date.fromisoformat(rule.get("endDate", [last.isoformat()])[0])
        words["until"] = datetime(last.year, last.month, last.day)  # noqa: DTZ001
    expanded = by_dateutil.rrule(
        by_dateutil.WEEKLY if weekly else by_dateutil.MONTHLY,
        dtstart=datetime(start.year, start.month, start.day),  # noqa: DTZ001
        interval=int(rule["repeatFrequency"][0][1:-1]),
        wkst=by_dateutil.MO,
        **words,
    )
    left = set(rule.get("exceptDate", []))
    return {
        begin(day.date().isoformat(), rule)
        for day in expanded
        if day.date().isoformat() not in left and day.year >= 2026
    }


def begin(day: str, rule: dict[str, Any]) -> datetime:
    wall = datetime.fromisoformat(f"{day}T{rule['startTime'][0]}")
    return instant(wall, zone(rule["scheduleTimezone"][0]))


def test_days_are_those_of_the_week() -> None:
    assert DAYS[(date(2026, 6, 15) + timedelta(days=1)).weekday()] == "Tuesday"
