"""Meetings: what is cancelled, moved or in a pause, in order, between two moments."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import islice, pairwise, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.schedule.expansion import (
    by_rule,
    called_off,
    has_run_out,
    jumped_over,
    next_ten,
    occurrences,
)
from community.lib.schedule.rules import MonthlyByDate, Once, Weekly
from community.lib.schedule.schedule import Cancelled, Moved, Pause, Schedule
from community.lib.zones import instant, zone
from tests.community.lib.schedule.invented import plain, schedules, walls_by_dateutil

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2018, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
TUESDAY = 1


def tea(**more: object) -> Schedule:
    """Every Tuesday at 19:00 in Lisbon, from the first of December 2026."""
    return Schedule(Weekly((TUESDAY,)), date(2026, 12, 1), time(19), 90, "Europe/Lisbon", **more)  # type: ignore[arg-type]


def told(schedule: Schedule, number: int = 4) -> list[str]:
    found = islice(occurrences(schedule, BEGINNING), number)
    return [each.local.strftime("%m-%d %H:%M") for each in found]


@given(plain())
def test_meetings_are_at_the_local_times_of_dateutil(schedule: Schedule) -> None:
    ours = [each.start for each in islice(occurrences(schedule, BEGINNING), 100)]
    where = zone(schedule.zone)
    assert ours == [instant(wall, where) for wall in islice(walls_by_dateutil(schedule), 100)]


@given(schedules(), MOMENTS, st.integers(0, 900))
def test_a_part_of_the_whole_is_the_part_of_it(
    schedule: Schedule, since: datetime, days: int
) -> None:
    until = since + timedelta(days=days)
    whole = list(occurrences(schedule, BEGINNING, until))
    assert list(occurrences(schedule, since, until)) == [e for e in whole if e.start >= since]
    assert all(a.start <= b.start for a, b in pairwise(whole))
    assert all(each.end - each.start == timedelta(minutes=schedule.minutes) for each in whole)


@given(schedules())
def test_what_is_off_does_not_meet_and_everything_else_does(schedule: Schedule) -> None:
    horizon = date(2029, 1, 1)
    until = datetime(2029, 1, 20, tzinfo=UTC)
    met = {each.day for each in occurrences(schedule, BEGINNING, until)}
    off = {day for day, _note in called_off(schedule)}
    by_rule = {day for day in islice(schedule.days(), 4000) if day <= horizon}
    assert not met & off
    assert by_rule - met == {day for day in off if day <= horizon}
    assert {day for day in off if schedule.met(day)} == set()


@given(schedules(), MOMENTS)
def test_the_next_ten_are_the_first_ten_that_have_not_begun(
    schedule: Schedule, now: datetime
) -> None:
    ten = next_ten(schedule, now)
    assert ten == list(islice(occurrences(schedule, now), 10))
    assert has_run_out(schedule, now) == (ten == [])


@given(schedules())
def test_days_whose_time_is_jumped_over_are_all_found(schedule: Schedule) -> None:
    until = datetime(2036, 12, 31, tzinfo=UTC)
    regular = takewhile(lambda each: each.start < until, by_rule(schedule, schedule.start))
    assert jumped_over(schedule, date(2036, 12, 31)) == [e for e in regular if e.skipped_hour]


def test_the_note_of_a_day_comes_before_that_of_its_pause() -> None:
    pause = Pause(date(2026, 12, 1), date(2026, 12, 15), "winter")
    both = tea(pauses=(pause,), cancelled=(Cancelled(date(2026, 12, 8), "ill"),))
    assert [note for _day, note in called_off(both)] == ["winter", "ill", "winter"]


def test_summer_and_winter_have_the_same_time_by_the_clock() -> None:
    meetings = list(islice(occurrences(tea(), BEGINNING), 20))
    assert {each.local.time() for each in meetings} == {time(19)}
    assert {each.start.time() for each in meetings} == {time(18), time(19)}


def test_a_cancelled_day_and_a_pause_do_not_meet_and_count() -> None:
    off = tea(
        times=4,
        cancelled=(Cancelled(date(2026, 12, 8), "ill"),),
        pauses=(Pause(date(2026, 12, 22), date(2026, 12, 31)),),
    )
    assert told(off) == ["12-01 19:00", "12-15 19:00"]
    assert dict(called_off(off)) == {
        date(2026, 12, 8): "ill",
        date(2026, 12, 22): "",
    }


def test_a_moved_day_stands_where_it_was_moved_to_with_its_note() -> None:
    moved = tea(moved=(Moved(date(2026, 12, 1), datetime(2026, 12, 9, 18), "other room"),))
    assert told(moved) == ["12-08 19:00", "12-09 18:00", "12-15 19:00", "12-22 19:00"]
    meeting = list(islice(occurrences(moved, BEGINNING), 2))[1]
    assert (meeting.moved, meeting.day, meeting.note) == (True, date(2026, 12, 1), "other room")


def test_a_move_reaches_out_of_a_pause() -> None:
    pause = Pause(date(2026, 12, 1), date(2026, 12, 20))
    moved = tea(pauses=(pause,), moved=(Moved(date(2026, 12, 8), datetime(2026, 12, 9, 18)),))
    assert told(moved, 2) == ["12-09 18:00", "12-22 19:00"]


def test_exceptions_for_days_that_never_were_change_nothing() -> None:
    wednesday = date(2026, 12, 2)
    odd = tea(
        moved=(Moved(wednesday, datetime(2026, 12, 3, 18)),),
        cancelled=(Cancelled(date(2026, 12, 3)),),
    )
    assert told(odd) == told(tea())


def test_a_single_meeting_can_be_moved_and_called_off() -> None:
    day = date(2026, 12, 1)

    def single(**more: object) -> Schedule:
        return Schedule(Once(), day, time(19), 60, "Asia/Kolkata", **more)  # type: ignore[arg-type]

    assert told(single()) == ["12-01 19:00"]
    assert told(single(moved=(Moved(day, datetime(2026, 12, 5, 10)),))) == ["12-05 10:00"]
    assert told(single(cancelled=(Cancelled(day),))) == []


def test_a_meeting_that_has_begun_is_not_next_and_one_that_begins_now_is() -> None:
    start = datetime(2026, 12, 1, 19, tzinfo=UTC)
    assert next_ten(tea(), start)[0].start == start
    assert next_ten(tea(), start + timedelta(seconds=1))[0].start == start + timedelta(days=7)
    assert list(occurrences(tea(), BEGINNING, start)) == []


@pytest.mark.parametrize("hours", [-12, 0, 14])
def test_moments_may_come_in_any_zone(hours: int) -> None:
    start = datetime(2026, 12, 1, 19, tzinfo=UTC)
    there = start.astimezone(timezone(timedelta(hours=hours)))
    assert next_ten(tea(), there)[0].start == start
    with pytest.raises(ValueError, match="zone"):
        occurrences(tea(), datetime(2026, 12, 1, 19))
    with pytest.raises(ValueError, match="zone"):
        occurrences(tea(), start, datetime(2026, 12, 1, 19))


def test_it_is_lazy_and_it_ends() -> None:
    lazily = occurrences(tea(), BEGINNING)
    assert next(lazily).local.date() == date(2026, 12, 1)
    for moment in (datetime.min, datetime.max):
        aware = moment.replace(tzinfo=UTC)
        assert len(list(occurrences(tea(), aware))) < 10_000
    paused = tea(pauses=(Pause(date(2026, 12, 1), date(2027, 11, 30)),), times=50)
    assert has_run_out(paused, BEGINNING)
    far = Schedule(MonthlyByDate(31, 52), date(2027, 1, 31), time(19), 60, "Europe/Lisbon")
    assert len(list(occurrences(far, BEGINNING))) < 40


def test_samoa_left_out_a_whole_day() -> None:
    daily = Schedule(
        Weekly(tuple(range(7))), date(2011, 12, 28), time(19), 60, "Pacific/Apia", times=5
    )
    days = [each.local.strftime("%m-%d %H:%M") for each in occurrences(daily, BEGINNING)]
    assert days == ["12-28 19:00", "12-29 19:00", "12-31 19:00", "12-31 19:00", "01-01 19:00"]
