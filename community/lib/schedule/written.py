"""The form in which a database keeps a schedule: plain JSON, read back strictly.

Days are "2026-12-01", times "19:00", moved ones "2026-12-02T18:30", weekdays the two letters of
RFC 5545, section 3.3.10 ("MO" to "SU"). What is left out is not stated.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final, TypeVar

from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Once, Rule, Weekly
from community.lib.schedule.schedule import (
    MOST_EXCEPTIONS,
    Cancelled,
    Moved,
    Pause,
    Problem,
    Schedule,
    ScheduleRefused,
)

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME: Final = re.compile(r"\d{2}:\d{2}", re.ASCII)
_DAY_AND_TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
_KEYS: Final = frozenset(
    {
        "rule",
        "start",
        "time",
        "minutes",
        "zone",
        "until",
        "times",
        "cancelled",
        "moved",
        "pauses",
    }
)
T = TypeVar("T")


def to_dict(schedule: Schedule) -> dict[str, Any]:
    """The schedule as JSON can hold it; `from_dict` makes the same again."""
    return {
        "rule": _rule_to_dict(schedule.rule),
        "start": schedule.start.isoformat(),
        "time": _minute(schedule.time),
        "minutes": schedule.minutes,
        "zone": schedule.zone,
        "until": schedule.until.isoformat() if schedule.until else None,
        "times": schedule.times,
        "cancelled": [{"day": c.day.isoformat(), "note": c.note} for c in schedule.cancelled],
        "moved": [
            {"day": m.day.isoformat(), "to": m.to.isoformat(timespec="minutes"), "note": m.note}
            for m in schedule.moved
        ],
        "pauses": [
            {"first": p.first.isoformat(), "last": p.last.isoformat(), "note": p.note}
            for p in schedule.pauses
        ],
    }


def from_dict(data: object) -> Schedule:
    """The schedule that was written. Raises `ScheduleRefused`, naming every field that is wrong."""
    read = _Reader(data if isinstance(data, dict) else {}, "")
    read.only(_KEYS)
    rule = _rule_from(read.within("rule"))
    start = read.day("start")
    begins = read.get("time", _time)
    minutes = read.number("minutes")
    zone = read.get("zone", _text)
    until = read.optional("until", _day)
    times = read.optional("times", _number)
    cancelled = tuple(_cancelled(each) for each in read.several("cancelled", {"day", "note"}))
    moved = tuple(_moved(each) for each in read.several("moved", {"day", "to", "note"}))
    pauses = tuple(_pause(each) for each in read.several("pauses", {"first", "last", "note"}))
    if read.problems:
        raise ScheduleRefused(read.problems)
    return Schedule(rule, start, begins, minutes, zone, until, times, cancelled, moved, pauses)


class _Reader:
    """Reads one object, and notes what is wrong instead of stopping: a form shows it all at once.

    What could not be read comes back as None, and is never used: `from_dict` refuses before.
    """

    def __init__(self, data: dict[str, Any], path: str, found: list[Problem] | None = None) -> None:
        self.data = data
        self.path = path
        self.problems: list[Problem] = [] if found is None else found

    def wrong(self, key: str, code: str) -> None:
        self.problems.append(Problem(f"{self.path}{key}", code))

    def only(self, keys: frozenset[str] | set[str]) -> None:
        """Refuse every key that nothing would read."""
        for key in self.data:
            if key not in keys:
                self.wrong(str(key), "unknown")

    def get(self, key: str, read: Callable[[object], T]) -> T:
        """A value that must be there."""
        if self.data.get(key) is None:
            self.wrong(key, "missing")
            return None  # type: ignore[return-value]
        return self._read(key, read)

    def optional(self, key: str, read: Callable[[object], T]) -> T | None:
        return None if self.data.get(key) is None else self._read(key, read)

    def day(self, key: str) -> date:
        return self.get(key, _day)

    def number(self, key: str) -> int:
        return self.get(key, _number)

    def note(self) -> str:
        return self.optional("note", _text) or ""

    def within(self, key: str) -> "_Reader":
        """The object under a key; an empty one when there is none."""
        value = self.data.get(key)
        if not isinstance(value, dict):
            self.wrong(key, "missing" if value is None else "unreadable")
            return _Reader({}, f"{self.path}{key}.", [])  # said once is enough
        return _Reader(value, f"{self.path}{key}.", self.problems)

    def several(self, key: str, keys: set[str]) -> "list[_Reader]":
        """The objects of a list under a key; none when it is left out."""
        values = self.optional(key, _list) or []
        found = []
        for number, value in enumerate(values[: MOST_EXCEPTIONS + 1]):
            if isinstance(value, dict):
                found.append(_Reader(value, f"{self.path}{key}.{number}.", self.problems))
                found[-1].only(keys)
            else:
                self.wrong(f"{key}.{number}", "unreadable")
        return found

    def _read(self, key: str, read: Callable[[object], T]) -> T:
        try:
            return read(self.data[key])
        except ValueError:
            self.wrong(key, "unreadable")
            return None  # type: ignore[return-value]


def _rule_to_dict(rule: Rule) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": rule.kind}
    if isinstance(rule, Weekly):
        found |= {"weekdays": [WEEKDAYS[day] for day in rule.weekdays], "every": rule.every}
    elif isinstance(rule, MonthlyByDate):
        found |= {"day": rule.day, "every": rule.every}
    elif isinstance(rule, MonthlyByWeekday):
        found |= {
            "weekday": WEEKDAYS[rule.weekday],
            "positions": list(rule.positions),
            "every": rule.every,
        }
    return found


def _rule_from(read: _Reader) -> Rule:
    kind = read.get("kind", _text)
    every = 1 if kind == Once.kind else read.optional("every", _number)
    every = 1 if every is None else every
    if kind == Once.kind:
        read.only({"kind"})
        return Once()
    if kind == Weekly.kind:
        read.only({"kind", "weekdays", "every"})
        return Weekly(read.get("weekdays", _weekdays), every)
    if kind == MonthlyByDate.kind:
        read.only({"kind", "day", "every"})
        return MonthlyByDate(read.number("day"), every)
    if kind == MonthlyByWeekday.kind:
        read.only({"kind", "weekday", "positions", "every"})
        return MonthlyByWeekday(
            read.get("weekday", _weekday), read.get("positions", _numbers), every
        )
    if kind is not None:
        read.wrong("kind", "unknown")
    return Once()


def _cancelled(read: _Reader) -> Cancelled:
    return Cancelled(read.day("day"), read.note())


def _moved(read: _Reader) -> Moved:
    return Moved(read.day("day"), read.get("to", _day_and_time), read.note())


def _pause(read: _Reader) -> Pause:
    return Pause(read.day("first"), read.day("last"), read.note())


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError
    return value


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(_number(each) for each in _list(value))


def _weekday(value: object) -> int:
    return WEEKDAYS.index(_text(value))


def _weekdays(value: object) -> tuple[int, ...]:
    return tuple(_weekday(each) for each in _list(value))


def _day(value: object) -> date:
    return date.fromisoformat(_matching(value, _DAY))


def _time(value: object) -> time:
    return time.fromisoformat(_matching(value, _TIME))


def _day_and_time(value: object) -> datetime:
    return datetime.fromisoformat(_matching(value, _DAY_AND_TIME))


def _matching(value: object, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(text := _text(value)):
        raise ValueError
    return text


def _minute(moment: time) -> str:
    return moment.isoformat(timespec="minutes")
