"""A schedule as cells of a spreadsheet, which a person may write by hand, and read back strictly.

`repeats` is the rule in the words of RFC 5545, section 3.3.10, without its end: "until" and "times"
are columns of their own. What meets once is "FREQ=DAILY;COUNT=1". Exceptions stand one a line:

    cancelled  2026-12-24 Holidays
    moved      2026-12-24/2026-12-26T18:30 In the large room
    pauses     2026-07-01/2026-08-31 Summer
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from community.lib.schedule.rules import LAST, MonthlyByDate, MonthlyByWeekday, Once, Rule, Weekly
from community.lib.schedule.schedule import Problem, Schedule, ScheduleRefused
from community.lib.schedule.written import WEEKDAYS, from_dict, to_dict

COLUMNS: Final = "repeats start time minutes zone until times cancelled moved pauses".split()
ONCE: Final = "FREQ=DAILY;COUNT=1"
_LINES: Final = {"cancelled": ("day",), "moved": ("day", "to"), "pauses": ("first", "last")}
_PLACE_AND_DAY: Final = re.compile(r"([+-]?[1-5])?([A-Z]{2})", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9]{1,4}", re.ASCII)
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::00)?", re.ASCII)


def to_cells(schedule: Schedule) -> dict[str, str]:
    """The cells, by the names of `COLUMNS`; what is not stated is ""."""
    kept = to_dict(schedule)
    cells = {name: str(kept[name] or "") for name in COLUMNS if name in kept}
    cells["repeats"] = rule_text(schedule.rule)
    for name, keys in _LINES.items():
        cells[name] = "\n".join(_line(each, keys) for each in kept[name])
    return {name: cells[name] for name in COLUMNS}


def from_cells(cells: Mapping[str, str]) -> Schedule:
    """The schedule that the cells state; a column that is not there is as one that is empty.

    Raises `ScheduleRefused`: `field` of each problem is a name of `COLUMNS`.
    """
    said = {name: cells.get(name, "").strip() for name in COLUMNS}
    data: dict[str, Any] = {name: said[name] or None for name in ("start", "zone", "until")}
    data["time"] = _clock(said["time"])
    data |= {name: _whole(said[name]) for name in ("minutes", "times")}
    for name, keys in _LINES.items():
        data[name] = [_parts(line, keys) for line in said[name].splitlines() if line.strip()]
    problems = []
    try:
        data["rule"] = to_dict_of_rule(said["repeats"], said["start"])
    except ValueError:
        code = "unreadable" if said["repeats"] else "missing"
        problems.append(Problem("repeats", code))
        data["rule"] = {"kind": Once.kind}
    try:
        found = from_dict(data)
    except ScheduleRefused as refused:
        problems += [Problem(_column(each.field), each.code) for each in refused.problems]
    if problems:
        raise ScheduleRefused(list(dict.fromkeys(problems)))
    return found


def rule_text(rule: Rule) -> str:
    """The rule alone, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"."""
    if isinstance(rule, Once):
        return ONCE
    parts = ["FREQ=WEEKLY" if isinstance(rule, Weekly) else "FREQ=MONTHLY"]
    if rule.every > 1:
        parts.append(f"INTERVAL={rule.every}")
    if isinstance(rule, Weekly):
        parts.append("BYDAY=" + ",".join(WEEKDAYS[day] for day in sorted(rule.weekdays)))
    elif isinstance(rule, MonthlyByDate):
        parts.append(f"BYMONTHDAY={rule.day}")
    else:
        places = sorted(rule.positions, key=lambda place: (place == LAST, place))
        parts.append("BYDAY=" + ",".join(f"{each}{WEEKDAYS[rule.weekday]}" for each in places))
    return ";".join(parts)


def to_dict_of_rule(text: str, start: str) -> dict[str, Any]:
    """The rule as `community.lib.schedule.written` keeps it. Raises ValueError.

    As that section has it, a rule without a day takes that of the start.
    """
    plain = text.upper().replace(" ", "").removeprefix("RRULE:").rstrip(";")
    if plain in (ONCE, "ONCE"):
        return {"kind": Once.kind}
    pairs = [part.partition("=") for part in plain.split(";")]
    said = {name: value for name, _is, value in pairs}
    if len(said) < len(pairs) or said.pop("WKST", "MO") != "MO":
        raise ValueError(text)
    frequency, every = said.pop("FREQ", ""), said.pop("INTERVAL", "1")
    if not _NUMBER.fullmatch(every):
        raise ValueError(text)
    if frequency == "WEEKLY" and said.keys() <= {"BYDAY"}:
        found: dict[str, Any] = {"kind": Weekly.kind, "weekdays": _weekdays(said, start)}
    elif frequency == "MONTHLY" and said.keys() <= {"BYMONTHDAY"}:
        found = {"kind": MonthlyByDate.kind, "day": int(said.get("BYMONTHDAY") or start[8:10])}
    elif frequency == "MONTHLY" and "BYDAY" in said and said.keys() <= {"BYDAY", "BYSETPOS"}:
        found = {"kind": MonthlyByWeekday.kind} | _places(said["BYDAY"], said.get("BYSETPOS", ""))
    else:
        raise ValueError(text)
    return found | {"every": int(every)}


def _weekdays(said: Mapping[str, str], start: str) -> list[str]:
    if "BYDAY" not in said:
        return [WEEKDAYS[date.fromisoformat(start).weekday()]]
    days = said["BYDAY"].split(",")
    if set(days) - set(WEEKDAYS):
        raise ValueError(said["BYDAY"])
    return days


def _places(days: str, places: str) -> dict[str, Any]:
    """As in "2TU,-1TU", or "TU" with the places apart, as some calendars write it."""
    found = [_PLACE_AND_DAY.fullmatch(each) for each in days.split(",")]
    pairs = [(each[1], each[2]) for each in found if each is not None]
    weekdays = {day for _place, day in pairs}
    listed = places.split(",") if places else [place for place, _day in pairs]
    apart = not places or all(place is None for place, _day in pairs)
    if len(pairs) < len(found) or len(weekdays) != 1 or None in listed or not apart:
        raise ValueError(days)
    return {"weekday": weekdays.pop(), "positions": [int(str(each)) for each in listed]}


def _line(exception: Mapping[str, str], keys: tuple[str, ...]) -> str:
    days = "/".join(exception[key] for key in keys)
    return " ".join([days, *exception["note"].split()])


def _parts(line: str, keys: tuple[str, ...]) -> dict[str, str]:
    days, _space, note = line.strip().partition(" ")
    values = days.split("/")
    if len(values) != len(keys):  # refused by whoever reads it
        values = [days] * len(keys)
    return dict(zip(keys, values, strict=True)) | {"note": " ".join(note.split())}


def _clock(text: str) -> str | None:
    """Also "9.30" and "09:30:00", as spreadsheets make of it, are "09:30"."""
    found = _CLOCK.fullmatch(text)
    return f"{int(found[1]):02}:{found[2]}" if found else text or None


def _whole(text: str) -> int | str | None:
    return int(text) if _NUMBER.fullmatch(text) else text or None


def _column(path: str) -> str:
    name = path.partition(".")[0]
    return "repeats" if name == "rule" else name
