"""What there is to say of a schedule, in parts that a template can put into any language."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from community.lib.schedule.expansion import has_run_out
from community.lib.schedule.rules import (
    Kind,
    MonthlyByDate,
    MonthlyByWeekday,
    Weekly,
)
from community.lib.schedule.schedule import Pause, Schedule
from community.lib.zones import zone

Ends = Literal["never", "until", "times"]
SHORTEST_MONTH = 28


@dataclass(frozen=True)
class Told:
    """The parts. Weekdays are 0 for Monday, sorted; `positions` 1 to 5, then -1 for the last.

    What a kind of rule does not know is empty or None: `month_day` of a weekly circle.
    """

    kind: Kind
    every: int  # weeks or months; 1 for each
    weekdays: tuple[int, ...]
    positions: tuple[int, ...]
    month_day: int | None
    leaves_months_out: bool  # some months have no such day, and no meeting
    start: date
    time: time
    minutes: int
    zone: str
    ends: Ends
    until: date | None
    times: int | None
    over: bool  # no meeting is left
    pause: Pause | None  # the one that today lies in; of several the one that ends last
    pauses_ahead: tuple[Pause, ...]


def told(schedule: Schedule, now: datetime) -> Told:
    """What there is to say of the schedule at a moment."""
    rule = schedule.rule
    weekdays: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    if isinstance(rule, Weekly):
        weekdays = tuple(sorted(rule.weekdays))
    elif isinstance(rule, MonthlyByWeekday):
        weekdays = (rule.weekday,)
        positions = tuple(sorted(rule.positions, key=lambda place: (place < 0, place)))
    month_day = rule.day if isinstance(rule, MonthlyByDate) else None
    today = now.astimezone(zone(schedule.zone)).date()
    return Told(
        kind=rule.kind,
        every=getattr(rule, "every", 1),
        weekdays=weekdays,
        positions=positions,
        month_day=month_day,
        leaves_months_out=(month_day or 0) > SHORTEST_MONTH or positions == (5,),
        start=schedule.start,
        time=schedule.time,
        minutes=schedule.minutes,
        zone=schedule.zone,
        ends="until" if schedule.until else "times" if schedule.times else "never",
        until=schedule.until,
        times=schedule.times,
        over=has_run_out(schedule, now),
        pause=_pause_on(schedule, today),
        pauses_ahead=tuple(
            sorted((p for p in schedule.pauses if p.first > today), key=lambda p: p.first)
        ),
    )


def _pause_on(schedule: Schedule, today: date) -> Pause | None:
    """The pause that the day lies in; of several the one that ends last."""
    now = [each for each in schedule.pauses if each.first <= today <= each.last]
    return max(now, key=lambda each: each.last, default=None)
