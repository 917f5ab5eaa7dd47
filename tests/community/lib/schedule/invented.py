"""Schedules that hypothesis invents, twenty zones, and dateutil's own idea of a rule."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from dateutil import rrule as by_dateutil
from hypothesis import strategies as st

from community.lib.schedule.rules import (
    POSITIONS,
    MonthlyByDate,
    MonthlyByWeekday,
    Once,
    Rule,
    Weekly,
)
from community.lib.schedule.schedule import Cancelled, Moved, Pause, Schedule, ScheduleRefused

# With gaps of half an hour, of one and of two, at midnight, on a Friday; and with none.
TWENTY = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Asuncion",
    "America/Halifax",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Pacific/Chatham",
)
WEEKDAYS = st.integers(0, 6)
EVERY = st.integers(1, 8)
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 5, 15, 30, 45]))
STARTS = st.dates(date(2019, 1, 1), date(2026, 12, 31))
NOTES = st.sampled_from(["", "The room is closed.", "Feiertag"])

weekly = st.builds(
    Weekly, st.lists(WEEKDAYS, min_size=1, max_size=7, unique=True).map(tuple), EVERY
)
monthly_by_date = st.builds(MonthlyByDate, st.integers(1, 31), EVERY)
monthly_by_weekday = st.builds(
    MonthlyByWeekday,
    WEEKDAYS,
    st.lists(st.sampled_from(POSITIONS), min_size=1, max_size=3, unique=True).map(tuple),
    EVERY,
)
repeating = st.one_of(weekly, monthly_by_date, monthly_by_weekday)


@st.composite
def plain(draw: Any, rules: st.SearchStrategy[Rule] = repeating) -> Schedule:
    """A schedule without exceptions, with any end: often on a day on which it meets."""
    while True:
        rule, start = draw(rules), draw(STARTS)
        ends: dict[str, Any] = {}
        match draw(st.sampled_from(["never", "until", "until-a-meeting", "times"])):
            case "until":
                ends["until"] = start + timedelta(days=draw(st.integers(0, 4000)))
            case "until-a-meeting":
                days = list(islice(rule.days(start, start), draw(st.integers(1, 99))))
                ends["until"] = max(days, default=start)
            case "times":
                ends["times"] = draw(st.integers(1, 200))
        try:
            return Schedule(
                rule,
                start,
                draw(TIMES),
                draw(st.sampled_from([30, 60, 90, 120, 240])),
                draw(st.sampled_from(TWENTY)),
                **({} if isinstance(rule, Once) else ends),
            )
        except ScheduleRefused as refused:  # no date at all is the one thing that may happen here
            assert {each.code for each in refused.problems} == {"no-date"}


@st.composite
def schedules(draw: Any, rules: st.SearchStrategy[Rule] = repeating) -> Schedule:
    """A schedule with cancelled and moved days and pauses, most of them on days that it has."""
    whole = draw(plain(rules))
    some = [day for _, day in zip(range(60), whole.days(), strict=False)]
    some.append(whole.start + timedelta(days=draw(st.integers(0, 400))))
    days = st.lists(st.sampled_from(some), max_size=4, unique=True)
    cancelled = draw(days)
    moved = [day for day in draw(days) if day not in cancelled]
    return Schedule(
        whole.rule,
        whole.start,
        whole.time,
        whole.minutes,
        whole.zone,
        whole.until,
        whole.times,
        tuple(Cancelled(day, draw(NOTES)) for day in cancelled),
        tuple(Moved(day, draw(new_time(day)), draw(NOTES)) for day in moved),
        tuple(
            Pause(day, day + timedelta(days=draw(st.integers(0, 60))), draw(NOTES))
            for day in draw(st.lists(st.sampled_from(some), max_size=2, unique=True))
        ),
    )


@st.composite
def new_time(draw: Any, day: date) -> datetime:
    """Where a meeting goes: some days off, at any time."""
    return datetime.combine(day + timedelta(days=draw(st.integers(-5, 9))), draw(TIMES))


def walls_by_dateutil(schedule: Schedule) -> Iterator[datetime]:
    """The local times of the rule as dateutil expands it, without any code of ours."""
    rule = schedule.rule
    assert not isinstance(rule, Once)
    words: dict[str, Any] = {}
    if isinstance(rule, Weekly):
        words["byweekday"] = list(rule.weekdays)
    elif isinstance(rule, MonthlyByDate):
        words["bymonthday"] = rule.day
    else:
        words["byweekday"] = [by_dateutil.weekdays[rule.weekday](n) for n in rule.positions]
    end = schedule.until or date(2199, 12, 31)
    return iter(
        by_dateutil.rrule(
            by_dateutil.WEEKLY if isinstance(rule, Weekly) else by_dateutil.MONTHLY,
            dtstart=datetime.combine(schedule.start, schedule.time),
            interval=rule.every,
            wkst=by_dateutil.MO,
            **({"count": schedule.times} if schedule.times else {}),
            **({} if schedule.times else {"until": datetime.combine(end, schedule.time)}),
            **words,
        )
    )
