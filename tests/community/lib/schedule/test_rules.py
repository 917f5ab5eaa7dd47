"""The days of a rule are those that dateutil finds; and there is always an end."""

from datetime import date, datetime, time
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.schedule.rules import LAST_DAY, MonthlyByDate, MonthlyByWeekday, Once, Weekly
from community.lib.schedule.schedule import Schedule
from tests.community.lib.schedule.invented import plain, walls_by_dateutil

MANY = 250
TUESDAY, FRIDAY = 1, 4


@given(plain())
def test_the_days_are_those_of_dateutil(schedule: Schedule) -> None:
    ours = [schedule.wall(day) for day in islice(schedule.days(), MANY)]
    assert ours == list(islice(walls_by_dateutil(schedule), MANY))


@given(plain(), st.dates(date(2018, 1, 1), date(2060, 1, 1)))
def test_beginning_later_leaves_out_the_days_before_and_nothing_else(
    schedule: Schedule, since: date
) -> None:
    ours = [schedule.wall(day) for day in islice(schedule.days(since), 40)]
    theirs = (wall for wall in walls_by_dateutil(schedule) if wall.date() >= since)
    assert ours == list(islice(theirs, 40))


@given(plain(), st.dates(date(2019, 1, 1), date(2030, 1, 1)))
def test_a_rule_gives_a_day_that_dateutil_gives(schedule: Schedule, day: date) -> None:
    theirs = {wall.date() for wall in islice(walls_by_dateutil(schedule), MANY)}
    for each in [*islice(schedule.days(), 5), day]:
        if not theirs or each <= max(theirs):
            assert schedule.gives(each) == (each in theirs)


def first(rule: Weekly | MonthlyByDate | MonthlyByWeekday | Once, number: int = 6) -> list[str]:
    days = islice(rule.days(date(2026, 1, 20), date(2026, 1, 20)), number)
    return [day.isoformat() for day in days]


def test_the_second_tuesday_and_the_last_friday() -> None:
    assert first(MonthlyByWeekday(TUESDAY, (2,)), 3) == ["2026-02-10", "2026-03-10", "2026-04-14"]
    assert first(MonthlyByWeekday(FRIDAY, (-1,)), 3) == ["2026-01-30", "2026-02-27", "2026-03-27"]


def test_the_fifth_and_the_last_friday_are_one_day_when_they_fall_together() -> None:
    assert first(MonthlyByWeekday(FRIDAY, (5, -1)), 4) == first(MonthlyByWeekday(FRIDAY, (-1,)), 4)


def test_months_without_the_31st_are_left_out() -> None:
    assert first(MonthlyByDate(31), 4) == ["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31"]


def test_every_other_week_counts_from_the_monday_of_the_first() -> None:
    tuesday_and_friday = Weekly((FRIDAY, TUESDAY), 2)
    assert first(tuesday_and_friday, 4) == ["2026-01-20", "2026-01-23", "2026-02-03", "2026-02-06"]


@pytest.mark.parametrize(
    "rule",
    [
        Once(),
        Weekly((TUESDAY,)),
        Weekly((TUESDAY,), 10**9),
        MonthlyByDate(31, 12),
        MonthlyByDate(1, 10**9),
        MonthlyByWeekday(FRIDAY, (5,), 12),
    ],
)
def test_every_rule_ends(rule: Weekly | MonthlyByDate | MonthlyByWeekday | Once) -> None:
    for since in (date.min, date(2026, 2, 1), LAST_DAY, date.max):
        days = list(rule.days(date(2026, 2, 10), since))
        assert all(since <= day <= LAST_DAY for day in days)
        assert len(days) < 10_000


def test_a_rule_without_a_single_day_ends_too() -> None:
    never = MonthlyByDate(31, 12)
    assert list(never.days(date(2026, 2, 10), date(2026, 2, 10))) == []


def test_a_day_has_its_time_by_the_clock() -> None:
    one = Schedule(Once(), date(2026, 12, 1), time(19, 30), 90, "Europe/Lisbon")
    assert one.wall(date(2026, 12, 1)) == datetime(2026, 12, 1, 19, 30)
