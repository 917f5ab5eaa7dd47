"""The parts from which a page says when a circle meets."""

from datetime import UTC, date, datetime, time, timedelta

from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Once, Weekly
from community.lib.schedule.schedule import Pause, Schedule
from community.lib.schedule.told import Told, told

NOW = datetime(2026, 12, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def parts(rule: Once | Weekly | MonthlyByDate | MonthlyByWeekday, **more: object) -> Told:
    start = date(2026, 12, 1)
    schedule = Schedule(rule, start, time(19), 90, "Pacific/Auckland", **more)  # type: ignore[arg-type]
    return told(schedule, NOW)


def test_weekly_in_order_of_the_week() -> None:
    found = parts(Weekly((4, 0), 2))
    assert (found.kind, found.every, found.weekdays, found.ends) == ("weekly", 2, (0, 4), "never")
    assert (found.positions, found.month_day, found.over, found.pause) == ((), None, False, None)


def test_monthly_by_weekday_with_the_last_at_the_end() -> None:
    found = parts(MonthlyByWeekday(1, (-1, 2)), times=8)
    assert (found.kind, found.weekdays, found.positions) == ("monthly-weekday", (1,), (2, -1))
    assert (found.ends, found.times) == ("times", 8)


def test_months_without_the_day_are_told() -> None:
    assert parts(MonthlyByDate(29)).leaves_months_out
    assert parts(MonthlyByWeekday(1, (5,))).leaves_months_out
    assert not parts(MonthlyByDate(28)).leaves_months_out
    assert not parts(MonthlyByWeekday(1, (5, -1))).leaves_months_out


def test_one_that_is_over_says_so() -> None:
    assert parts(Once()).over
    assert parts(Weekly((1,)), until=date(2026, 12, 8)).over


def test_the_pause_of_today_by_the_clock_of_the_circle_and_those_ahead() -> None:
    tomorrow = NOW.date() + DAY  # in Auckland it already is
    here = Pause(tomorrow, tomorrow, "holiday")
    longer = Pause(tomorrow, tomorrow + 5 * DAY)
    ahead = Pause(tomorrow + DAY, tomorrow + 2 * DAY)
    later = Pause(tomorrow + 9 * DAY, tomorrow + 9 * DAY)
    past = Pause(date(2026, 12, 1), date(2026, 12, 10))
    found = parts(Weekly((1,)), pauses=(later, here, longer, ahead, past))
    assert found.pause == longer
    assert found.pauses_ahead == (ahead, later)
