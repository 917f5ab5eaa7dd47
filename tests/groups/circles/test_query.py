"""One object for page, calendar and formats: what it reads, what it finds, in which order."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.lib.schedule.rules import MonthlyByWeekday, Weekly
from community.lib.schedule.schedule import Schedule
from groups.circles.choices import Cost, Joining, Training, Way
from groups.circles.query import CircleQuery
from groups.directory.slices import take
from groups.models import Circle
from tests.groups.directory.town import TOWNS, make_towns
from tests.groups.factories import TODAY, make_circle, make_group

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)  # a Monday
pytestmark = [pytest.mark.django_db]
WORDS = (
    *("near=Brno", "near=Vienna&radius=200", "near=Suva&radius=2000", "near=49.2,16.6"),
    *("near=Halle", "near=Czechia", "near=South Moravia", "place=3078610", "near=nowhere"),
    *("country=CZ", "region=CZ.78", "language=cs", "language=de&language=cs", "access=captions"),
    *("audience=women", "cost=free", "training=trained&training=some", "way=online", "way=phone"),
    *("way=in-person", "joining=open", "day=2", "day=2026-06-16", "zone=Asia/Tokyo", "q=night"),
    *("way=online&zone=Asia/Tokyo", "q='\"%_\\", "radius=x", "cursor=nonsense"),
)


def asked(text: str = "") -> CircleQuery:
    return CircleQuery.parse(QueryDict(text))


def names(text: str = "") -> list[str]:
    return [circle.name for circle in asked(text).queryset(TODAY)]


def in_town(name: str, town: str, **fields: Any) -> Circle:
    number, country, region, latitude, longitude, _people = TOWNS[town]
    place = {
        "geonames_id": number,
        "country": country,
        "region_code": region,
        "place_name": town,
        "latitude": latitude,
        "longitude": longitude,
    }
    return make_circle(name, **(place | fields))


def at(hour: int, zone: str, weekday: int = 1, **rest: Any) -> Schedule:
    return Schedule(Weekly((weekday,)), TODAY, time(hour), 90, zone, **rest)


@pytest.fixture
def some(db: None) -> Any:
    with time_machine.travel(NOON, tick=False):
        make_towns()
        in_town("Anna", "Brno", languages=["cs"], access=["step-free", "captions"])
        in_town("Blanka", "Vienna", languages=["de"], cost_kind=Cost.FREE, joining=Joining.ASK)
        second = Schedule(MonthlyByWeekday(1, (2,)), TODAY, time(18), 60, "Europe/Vienna")
        in_town("Cyril", "Vienna", way=Way.HYBRID, languages=["cs", "de"], schedule=second)
        evening = at(20, "Europe/Lisbon")
        in_town("Dana", "Brno", way=Way.ONLINE, languages=["en"], schedule=evening)
        night = at(3, "Europe/Prague", 3)
        in_town("Emil", "Brno", way=Way.PHONE, about="By night", schedule=night)
        in_town("Fiji", "Suva", audiences=["women"], schedule=at(9, "Pacific/Fiji", 2))
        in_town("Resting", "Brno", standing={"paused_on": TODAY})
        in_town("Old", "Brno", confirmed_on=date(2025, 12, 1))
        in_town("Draft", "Brno", public=False)
        make_circle("Inspired", training=Training.INSPIRED, country="PL", languages=["pl"])
        make_group("No circle")
        yield


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Anna", "Blanka", "Cyril", "Dana", "Emil", "Fiji", "Inspired"]),
        ("near=Brno&radius=20", ["Anna", "Inspired"]),
        ("near=Brno&radius=200", ["Anna", "Inspired", "Blanka", "Cyril"]),
        ("near=Austria", ["Blanka", "Cyril"]),
        ("near=Halle", []),
        ("country=CZ", ["Anna", "Dana", "Emil"]),
        ("region=CZ.78", ["Anna"]),
        ("language=de", ["Blanka", "Cyril"]),
        ("language=de&language=pl", ["Blanka", "Cyril", "Inspired"]),
        ("access=step-free&access=captions", ["Anna"]),
        ("access=step-free&access=breaks", []),
        ("audience=women", ["Fiji"]),
        ("cost=free&cost=gift", ["Blanka"]),
        ("training=inspired", ["Inspired"]),
        ("way=phone", ["Emil"]),
        ("way=hybrid", ["Cyril"]),
        ("way=in-person&language=de", ["Blanka", "Cyril"]),
        ("joining=ask", ["Blanka"]),
        ("q=nigh", ["Emil"]),
        ("day=2", ["Anna", "Blanka", "Cyril", "Dana", "Inspired"]),
        ("day=2026-06-16", ["Anna", "Blanka", "Dana", "Inspired"]),
        ("day=3", ["Fiji"]),
        ("day=2&zone=Pacific/Fiji", ["Fiji"] * 0),
        ("day=3&zone=Pacific/Fiji", ["Anna", "Blanka", "Cyril", "Dana", "Fiji", "Inspired"]),
    ],
)
def test_what_each_word_finds(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        *(("colour=red", "colour"), ("kind=lawyers", "kind"), ("near=Nowhere", "near")),
        *(("day=7", "day"), ("day=2026-02-30", "day"), ("day=20260101x", "day")),
        *(("zone=Mars/Crater", "zone"), ("zone=Etc/GMT+5", "zone"), ("way=boat", "way")),
        *(("cost=1", "cost"), ("training=phd", "training"), ("joining=no", "joining")),
        *(("language=xx", "language"), ("audience=men", "audience"), ("access=x", "access")),
    ],
)
def test_what_is_not_understood_is_noted(text: str, word: str) -> None:
    make_towns()
    assert list(asked(text).errors) == [word]


def test_an_address_reads_back_as_the_same_search(some: None) -> None:
    query = asked(
        "near=Brno&radius=100&country=CZ&region=CZ.78&language=cs&language=de&access=captions"
        "&audience=women&cost=free&training=some&way=online&joining=ask&day=0&zone=Asia/Tokyo&q=a"
    )
    assert query.errors == {}
    assert asked(query.url_params()[1:]) == query
    assert {chip.name for chip in query.chips()} == set(CircleQuery.WORDS) - {
        *("place", "radius", "cursor")
    }
    assert query.describe().startswith("within 100 km (62 miles) of Brno")
    assert asked("radius=20").is_empty and not asked("day=0").is_empty


def test_meetings_come_in_order_of_their_beginning(some: None) -> None:
    week = NOON, NOON + timedelta(weeks=1)
    found = [(row.circle.name, row.begins) for row in asked().meetings(*week, today=TODAY)]
    assert [begins for _name, begins in found] == sorted(begins for _name, begins in found)
    assert {name for name, _begins in found} == {*names()} - {"Cyril"}
    near = asked("near=Brno&radius=20").meetings(*week, today=TODAY)
    assert {row.circle.name for row in near} == {"Anna", "Inspired"}
    assert not asked("day=0").meetings(*week, today=TODAY)


def test_a_day_is_the_circles_own_or_that_of_the_zone_asked_for(some: None) -> None:
    tuesday, wednesday = date(2026, 6, 16), date(2026, 6, 17)

    def on(day: date, text: str = "") -> set[str]:
        return {row.circle.name for row in asked(text).meetings_on(day, today=TODAY)}

    assert on(tuesday) == {"Anna", "Blanka", "Dana", "Inspired"}
    assert on(wednesday) == {"Fiji"}
    assert on(tuesday, "zone=Asia/Tokyo") == set()
    assert on(wednesday, "zone=Asia/Tokyo") == {*on(tuesday), "Fiji"}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(st.sampled_from(WORDS), max_size=4), size=st.integers(1, 4))
def test_slices_give_every_circle_once_in_the_order_of_the_search(
    some: None, words: list[str], size: int
) -> None:
    query = asked("&".join(words))
    whole = [circle.pk for circle in query.queryset(TODAY)]
    assert [circle.pk for circle in query.queryset(TODAY, few=True)] == whole
    assert query.count(TODAY, 3) == min(len(whole), 4)
    page, seen, pages = take(query, TODAY, size), [], []
    while True:
        seen += [circle.pk for circle in page.groups]
        pages.append([circle.pk for circle in page.groups])
        if page.next is None:
            break
        page = take(asked(query.url_params(cursor=page.next)[1:]), TODAY, size)
    assert seen == whole
    for before in reversed(pages[:-1]):
        assert page.previous is not None
        page = take(asked(query.url_params(cursor=page.previous)[1:]), TODAY, size)
        assert [circle.pk for circle in page.groups] == before
    span = NOON, NOON + timedelta(weeks=6)
    rows = [list(query.meetings(*span, today=TODAY, few=few)) for few in (True, False)]
    assert rows[0] == rows[1]
    assert {row.circle_id for row in rows[0]} == set(whole)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(word=st.sampled_from(CircleQuery.WORDS), value=st.text() | st.dates().map(str))
def test_any_string_gets_a_list(some: None, word: str, value: str) -> None:
    values = QueryDict(mutable=True)
    values[word] = value
    query = CircleQuery.parse(values)
    take(query, TODAY, 3)
    list(query.meetings(NOON, NOON + timedelta(days=2), today=TODAY))
    query.describe()


def test_the_order_by_hours_is_read_along_an_index(some: None) -> None:
    rows = asked("way=online&way=phone&zone=Asia/Tokyo").queryset(TODAY)[:20]
    if connection.vendor == "sqlite":
        plan = rows.explain()
        assert "waking_hours_rank" in plan and "TEMP B-TREE FOR ORDER BY" not in plan, plan
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # Tokyo is seven hours ahead of Prague in summer, eight of Lisbon.
        ("zone=Asia/Tokyo", ["Emil", "Cyril", "Dana"]),
        ("zone=America/New_York", ["Cyril", "Dana", "Emil"]),
        ("language=en&language=cs", ["Dana", "Cyril", "Emil"]),
        ("language=en&language=cs&zone=Asia/Tokyo", ["Dana", "Emil", "Cyril"]),
    ],
)
def test_who_meets_at_a_distance_comes_by_language_and_by_hours(
    some: None, words: str, found: list[str]
) -> None:
    assert names(f"way=online&way=phone&{words}") == found


@pytest.mark.parametrize("words", ["", "zone=Asia/Tokyo"])
def test_the_week_is_read_along_an_index(some: None, words: str) -> None:
    days = [TODAY + timedelta(days=number) for number in range(7)]
    for wanted in (days, days[:1]):
        rows = asked(words).meetings_on(*wanted, today=TODAY).filter(ends__gt=NOON)[:20]
        assert list(rows) or wanted == days[:1]
        if connection.vendor == "sqlite":
            assert "TEMP B-TREE" not in rows.explain(), rows.explain()
