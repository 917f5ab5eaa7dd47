"""Around every change of clocks of the last and the next ten years, in twenty zones."""

import zoneinfo
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from community.lib.schedule.expansion import occurrences
from community.lib.schedule.rules import Once, Weekly
from community.lib.schedule.schedule import Schedule
from community.lib.zones import Change, NoSuchZone, changes, exists, instant, known, zone
from tests.community.lib.schedule.invented import TWENTY

NOW = datetime(2026, 11, 26, tzinfo=UTC)
TEN_YEARS = timedelta(days=3653)
QUARTER = timedelta(minutes=15)


def twenty_years(name: str) -> list[Change]:
    return list(changes(zone(name), NOW - TEN_YEARS, NOW + TEN_YEARS))


def meant(wall: datetime, change: Change) -> datetime:
    """The rule, worked out from the two offsets alone: the first of two, or moved by the gap."""
    earlier = wall.replace(tzinfo=UTC) - change.before
    later = wall.replace(tzinfo=UTC) - change.after
    if earlier < change.at:
        return earlier
    return later if later >= change.at else earlier


@pytest.mark.parametrize("name", TWENTY)
def test_meetings_keep_the_rule_around_every_change(name: str) -> None:
    where = zone(name)
    for change in twenty_years(name):
        for quarters in range(-16, 17):
            wall = (change.wall + quarters * QUARTER).replace(second=0)
            schedule = Schedule(
                Weekly((wall.weekday(),)),
                wall.date() - timedelta(days=7),
                wall.time(),
                60,
                name,
                times=3,
            )
            middle = list(occurrences(schedule, change.at - timedelta(days=30)))[1]
            assert middle.start == meant(wall, change)
            assert middle.skipped_hour is (middle.local.replace(tzinfo=None, fold=0) != wall)
            assert middle.skipped_hour is not exists(wall, where)


@pytest.mark.parametrize("name", TWENTY)
def test_no_change_is_missed(name: str) -> None:
    where = zone(name)
    day = NOW - TEN_YEARS
    seen = []
    while day < NOW + TEN_YEARS:
        after = day + timedelta(hours=6)
        if day.astimezone(where).utcoffset() != after.astimezone(where).utcoffset():
            seen.append(day)
        day = after
    found = twenty_years(name)
    assert [any(s < c.at <= s + timedelta(hours=6) for c in found) for s in seen] == [
        True for _ in found
    ]
    for change in found:
        assert (change.at - timedelta(seconds=1)).astimezone(where).utcoffset() == change.before
        assert change.at.astimezone(where).utcoffset() == change.after


def test_a_time_that_the_clocks_jump_over_moves_forward_by_the_gap() -> None:
    # RFC 5545, section 3.3.5: its own two examples.
    new_york = zone("America/New_York")
    assert instant(datetime(2007, 3, 11, 2, 30), new_york) == datetime(
        2007, 3, 11, 7, 30, tzinfo=UTC
    )
    assert instant(datetime(2007, 11, 4, 1, 30), new_york) == datetime(
        2007, 11, 4, 5, 30, tzinfo=UTC
    )
    once = Schedule(
        Once(), date(2027, 3, 28), datetime(2027, 1, 1, 2, 30).time(), 60, "Europe/Berlin"
    )
    (meeting,) = occurrences(once, NOW)
    assert (meeting.local.hour, meeting.local.minute, meeting.skipped_hour) == (3, 30, True)


def test_summer_begins_in_spring_in_ireland_too() -> None:
    spring, autumn = list(changes(zone("Europe/Dublin"), NOW, NOW + timedelta(days=365)))
    assert (spring.summer, autumn.summer) == (True, False)
    assert spring.at == datetime(2027, 3, 28, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "name", ["", "Lisbon", "Etc/GMT+5", "EST", "../etc/passwd", "/UTC", "Factory"]
)
def test_zones_that_stand_for_no_place_are_refused(name: str) -> None:
    with pytest.raises(NoSuchZone):
        zone(name)


def test_the_laws_on_clocks_are_those_that_the_lock_names() -> None:
    """An operating system's own zones are older: its people may meet an hour off."""
    assert zoneinfo.TZPATH == ()
    assert len(known()) > 400
    for name in TWENTY:
        with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
            locked = ZoneInfo.from_file(file)
        for days in range(0, 3650, 5):
            moment = NOW + timedelta(days=days)
            assert (
                moment.astimezone(locked).utcoffset() == moment.astimezone(zone(name)).utcoffset()
            )
