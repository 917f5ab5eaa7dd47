"""Our blocks say of every hour what the zone itself says, in yearly rules and without lists."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st

from community.lib.calendars.time_zones import Observance, observances, time_zone
from community.lib.zones import changes, known, zone
from tests.community.lib.schedule.invented import TWENTY

FIRST, LAST_YEAR = 2019, 2036


def lines(name: str, first: int = FIRST) -> list[str]:
    return time_zone(name, first, LAST_YEAR).to_ical().decode().splitlines()


def rules(name: str, first: int = FIRST) -> list[str]:
    return [line.removeprefix("RRULE:") for line in lines(name, first) if "RRULE" in line]


@pytest.mark.parametrize("name", TWENTY)
def test_another_reader_knows_every_hour_from_the_first_year_on(name: str) -> None:
    where = zone(name)
    theirs = tz.tzical(io.StringIO("\n".join(lines(name)))).get()
    since = datetime(FIRST, 1, 1, tzinfo=UTC)
    until = datetime(LAST_YEAR, 12, 31, tzinfo=UTC)
    moments = [since + timedelta(days=40 * n) for n in range(int((until - since).days / 40))]
    for change in changes(where, since, until):
        moments += [change.at + timedelta(hours=hours) for hours in (-30, -3, 3, 30)]
    for moment in moments:
        wall = moment.astimezone(where).replace(tzinfo=None, fold=0)
        assert wall.replace(tzinfo=theirs).utcoffset() == moment.astimezone(where).utcoffset()


@pytest.mark.parametrize("name", TWENTY)
def test_there_are_rules_and_no_lists_of_dates(name: str) -> None:
    found = lines(name)
    assert not [line for line in found if line.startswith("RDATE")]
    blocks = found.count("BEGIN:STANDARD") + found.count("BEGIN:DAYLIGHT")
    assert blocks == len(rules(name)) >= 1
    assert f"TZID:{name}" in found


@given(st.sampled_from(sorted(known())), st.integers(2000, 2030))
def test_every_zone_can_be_written(name: str, first: int) -> None:
    found = observances(name, first, 2036)
    assert found
    assert all(isinstance(each, Observance) for each in found)
    assert len(found) < 130


def test_europe_has_two_rules_and_nothing_else() -> None:
    assert lines("Europe/Lisbon") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Lisbon",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T010000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:WEST",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701025T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:WET",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_days_that_are_no_first_or_last_are_told_by_their_dates() -> None:
    friday_before_the_last_sunday = "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29;BYMONTH=3"
    assert friday_before_the_last_sunday in rules("Asia/Jerusalem")


def test_seven_days_in_two_months_are_two_rules() -> None:
    assert rules("Africa/Cairo", 2026) == [
        "FREQ=YEARLY;BYDAY=-1FR;BYMONTH=4",
        "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=26,27,28,29,30,31;BYMONTH=10",
        "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=1;BYMONTH=11",
    ]


def test_a_zone_without_changes_has_one_block_that_comes_once() -> None:
    assert rules("Asia/Kolkata") == ["FREQ=YEARLY;COUNT=1"]


def test_a_law_that_ended_stands_before_the_one_that_holds() -> None:
    """Mexico has left its clocks alone since October 2022."""
    found = observances("America/Mexico_City", 2021, 2036)
    assert [each.begins.year for each in found] == [1970, 2020, 2020, 2021, 2021, 2022, 2022]
    assert observances("America/Mexico_City", 2024, 2036)[0].after == timedelta(hours=-6)
