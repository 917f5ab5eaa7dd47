"""What an organiser states about when a circle meets, and what is refused of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from itertools import islice, takewhile
from typing import Final

from community.lib.schedule.rules import (
    LAST_DAY,
    POSITIONS,
    MonthlyByDate,
    MonthlyByWeekday,
    Once,
    Rule,
    Weekly,
)
from community.lib.zones import known

FIRST_START: Final = date(2000, 1, 1)
LAST_START: Final = date(2100, 12, 31)
LONGEST_DAY_OF_MONTH: Final = 31
MOST_EVERY: Final = 52  # weeks or months
MINUTES: Final = range(5, 24 * 60 + 1)
MOST_TIMES: Final = 1000
MOST_EXCEPTIONS: Final = 400
LONGEST_PAUSE: Final = 400  # days
LONGEST_NOTE: Final = 300  # characters


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer: its path ("moved.0.to") and why, both fit to look up.

    Codes: missing, unreadable, unknown, empty, twice, range, before, after, both, once, no-date,
    cancelled-too, too-many, too-long.
    """

    field: str
    code: str


class ScheduleRefused(ValueError):
    """Nothing that a circle could keep to. `problems` names every answer that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(f"{each.field}: {each.code}" for each in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Cancelled:
    """A day on which the circle would meet, and does not."""

    day: date
    note: str = ""


@dataclass(frozen=True)
class Moved:
    """A day on which the circle would meet, and the local time at which it meets instead."""

    day: date
    to: datetime
    note: str = ""


@dataclass(frozen=True)
class Pause:
    """Days without meetings, the first and the last of them included: holidays, a long break."""

    first: date
    last: date
    note: str = ""


@dataclass(frozen=True)
class Schedule:
    """When a circle meets. Raises `ScheduleRefused`, which names all that is wrong.

    `time` is what the clocks of `zone` show, summer and winter; `minutes` is how long a meeting
    lasts. `until` is the last day that may have a meeting; `times` counts the days of the rule,
    cancelled ones too, as COUNT does (RFC 5545, section 3.3.10). At most one of the two is given.
    Exceptions for days that the rule does not give are kept, and change nothing. A day that was
    moved meets, even out of a pause; cancelled and moved at once is refused.
    """

    rule: Rule
    start: date
    time: time
    minutes: int
    zone: str
    until: date | None = None
    times: int | None = None
    cancelled: tuple[Cancelled, ...] = ()
    moved: tuple[Moved, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        problems = [*_of_rule(self.rule), *_of_times(self), *_of_exceptions(self)]
        if not problems and next(self.days(), None) is None:
            problems.append(Problem("rule", "no-date"))
        if problems:
            raise ScheduleRefused(problems)

    def days(self, since: date = FIRST_START) -> Iterator[date]:
        """The days that the rule gives, in order, from `since`; exceptions are not looked at."""
        end = self.until or LAST_DAY
        if self.times is not None:  # what went before counts
            end = _last_of(self.rule, self.start, self.times)
        return takewhile(lambda day: day <= end, self.rule.days(self.start, since))

    def gives(self, day: date) -> bool:
        """Whether the rule gives this day, whatever the exceptions say."""
        return next(self.days(day), None) == day

    def wall(self, day: date) -> datetime:
        """What the clocks of the zone show when it begins on this day, by the rule."""
        return datetime.combine(day, self.time)

    def met(self, day: date) -> bool:
        """False when the day is cancelled, or lies in a pause. A move comes before both."""
        return all(day != each.day for each in self.cancelled) and not any(
            each.first <= day <= each.last for each in self.pauses
        )


@lru_cache(maxsize=4096)
def _last_of(rule: Rule, start: date, times: int) -> date:
    """The last of so many days of a rule, or the last that there is."""
    day = start
    for day in islice(rule.days(start, start), times):  # noqa: B007
        pass
    return day


def _of_rule(rule: Rule) -> Iterator[Problem]:
    """What is wrong with the numbers of a rule."""
    if isinstance(rule, Weekly):
        yield from _choice("rule.weekdays", rule.weekdays, range(7))
    if isinstance(rule, MonthlyByDate) and not 1 <= rule.day <= LONGEST_DAY_OF_MONTH:
        yield Problem("rule.day", "range")
    if isinstance(rule, MonthlyByWeekday):
        yield from _choice("rule.weekday", (rule.weekday,), range(7))
        yield from _choice("rule.positions", rule.positions, POSITIONS)
    if not isinstance(rule, Once) and not 1 <= rule.every <= MOST_EVERY:
        yield Problem("rule.every", "range")


def _choice(field: str, chosen: tuple[int, ...], allowed: range | tuple[int, ...]) -> list[Problem]:
    """One or several of the allowed numbers, each once."""
    if not chosen:
        return [Problem(field, "empty")]
    if any(each not in allowed for each in chosen):
        return [Problem(field, "range")]
    return [Problem(field, "twice")] if len(set(chosen)) < len(chosen) else []


def _of_times(schedule: Schedule) -> Iterator[Problem]:
    """What is wrong with start, time, length, zone and end."""
    if not FIRST_START <= schedule.start <= LAST_START:
        yield Problem("start", "range")
    if not _whole_minutes(schedule.time):
        yield Problem("time", "unreadable")
    if schedule.minutes not in MINUTES:
        yield Problem("minutes", "range")
    if schedule.zone not in known():
        yield Problem("zone", "unknown")
    if schedule.until is not None:
        if isinstance(schedule.rule, Once):
            yield Problem("until", "once")
        elif schedule.until < schedule.start:
            yield Problem("until", "before")
    if schedule.times is not None:
        if isinstance(schedule.rule, Once):
            yield Problem("times", "once")
        elif schedule.until is not None:
            yield Problem("times", "both")
        elif not 1 <= schedule.times <= MOST_TIMES:
            yield Problem("times", "range")


def _of_exceptions(schedule: Schedule) -> Iterator[Problem]:
    """What is wrong with cancelled and moved days and pauses."""
    cancelled = [each.day for each in schedule.cancelled]
    moved = [each.day for each in schedule.moved]
    yield from _repeated("cancelled", cancelled)
    yield from _repeated("moved", moved)
    for number, each in enumerate(schedule.moved):
        if each.day in cancelled:
            yield Problem(f"moved.{number}.day", "cancelled-too")
        if not FIRST_START <= each.to.date() <= LAST_DAY:
            yield Problem(f"moved.{number}.to", "range")
        if not _whole_minutes(each.to):
            yield Problem(f"moved.{number}.to", "unreadable")
    for number, pause in enumerate(schedule.pauses):
        if pause.last < pause.first:
            yield Problem(f"pauses.{number}.last", "before")
        elif (pause.last - pause.first).days >= LONGEST_PAUSE:
            yield Problem(f"pauses.{number}.last", "too-long")
    for name in ("cancelled", "moved", "pauses"):
        exceptions: tuple[Cancelled | Moved | Pause, ...] = getattr(schedule, name)
        if len(exceptions) > MOST_EXCEPTIONS:
            yield Problem(name, "too-many")
        for number, exception in enumerate(exceptions):
            if len(exception.note) > LONGEST_NOTE:
                yield Problem(f"{name}.{number}.note", "too-long")


def _repeated(name: str, days: list[date]) -> Iterator[Problem]:
    """Days that stand in a list a second time."""
    seen: set[date] = set()
    for number, day in enumerate(days):
        if day in seen:
            yield Problem(f"{name}.{number}.day", "twice")
        seen.add(day)


def _whole_minutes(moment: time | datetime) -> bool:
    """A local time to the minute: no seconds, no zone of its own."""
    return moment.second == moment.microsecond == 0 and moment.tzinfo is None and not moment.fold
