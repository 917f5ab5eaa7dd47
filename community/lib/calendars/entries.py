"""One circle as events of a calendar. RFC 5545, section 3.6.1.

A day that is called off or lies in a pause is an EXDATE: an event with STATUS:CANCELLED in its
place still shows in several calendars. A moved day is an event of its own with RECURRENCE-ID.
So is a day whose time the clocks jump over: readers shift it an hour forward, an hour back, or not
at all, and an event of its own says which it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from icalendar import Event
from icalendar.prop import vDuration, vRecur

from community.lib.schedule.expansion import (
    Occurrence,
    by_rule,
    called_off,
    jumped_over,
    moved_days,
)
from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Once, Weekly
from community.lib.schedule.schedule import Schedule
from community.lib.schedule.written import WEEKDAYS
from community.lib.xml_text import xml_text
from community.lib.zones import instant, zone

# How far exceptions are written out from now, in years: a reader asks again long before.
YEARS_AHEAD: Final = 10
_YEAR: Final = timedelta(days=366)


@dataclass(frozen=True)
class Entry:
    """What a calendar may say of a circle: public words only. Texts are plain.

    `uid` never changes. `sequence` and `modified` (any zone) grow with each change, or readers
    keep what they have.
    """

    uid: str
    title: str
    schedule: Schedule
    sequence: int
    modified: datetime
    description: str = ""
    location: str = ""
    url: str = ""


def events(entry: Entry, now: datetime) -> Iterator[Event]:
    """Its events: the repeating one, then one for each day that is out of the ordinary.

    None for a circle whose every date was called off, or lies behind: `by_rule` and
    `moved_days` say what is left.
    """
    if isinstance(entry.schedule.rule, Once):
        yield from (_event(entry, each) for each in _single(entry.schedule))
        return
    schedule = entry.schedule
    first = next(schedule.days())
    horizon = max(now.date(), first) + YEARS_AHEAD * _YEAR
    off = [day for day, _note in called_off(schedule)]
    own = [*moved_days(schedule), *jumped_over(schedule, horizon)]
    regular = next(by_rule(schedule, first), None)
    if regular is None and not own:
        return
    master = _words(entry)
    master.add("dtstart", _local(schedule.wall(first), schedule))
    master.add("duration", vDuration(timedelta(minutes=schedule.minutes)))
    master.add("rrule", rrule(schedule))
    if off:
        master.add("exdate", [_local(schedule.wall(day), schedule) for day in off])
    yield master
    for each in own:
        event = _event(entry, each)
        event.add("recurrence-id", _local(schedule.wall(each.day), schedule))
        yield event


def rrule(schedule: Schedule) -> vRecur:
    """The rule in the words of RFC 5545, section 3.3.10. Raises `ValueError` for a single day.

    UNTIL is an instant in UTC, as that section wants beside a local DTSTART.
    """
    rule = schedule.rule
    if isinstance(rule, Once):
        raise ValueError("a single day does not repeat")
    found: dict[str, object] = {"freq": "weekly" if isinstance(rule, Weekly) else "monthly"}
    if rule.every > 1:
        found["interval"] = rule.every
    if isinstance(rule, Weekly):
        found["byday"] = [WEEKDAYS[day] for day in sorted(rule.weekdays)]
        found["wkst"] = WEEKDAYS[0]
    if isinstance(rule, MonthlyByDate):
        found["bymonthday"] = rule.day
    if isinstance(rule, MonthlyByWeekday):
        found["byday"] = [f"{place}{WEEKDAYS[rule.weekday]}" for place in sorted(rule.positions)]
    if schedule.until is not None:
        found["until"] = instant(schedule.wall(schedule.until), zone(schedule.zone))
    if schedule.times is not None:
        found["count"] = schedule.times
    return vRecur(found)


def _single(schedule: Schedule) -> list[Occurrence]:
    """The one meeting of a circle that does not repeat, where it is now; none if called off."""
    return [*moved_days(schedule), *by_rule(schedule, schedule.start)]


def _event(entry: Entry, meeting: Occurrence) -> Event:
    """One meeting by itself."""
    event = _words(entry, meeting.note)
    event.add("dtstart", meeting.local)
    event.add("duration", vDuration(meeting.end - meeting.start))
    return event


def _words(entry: Entry, note: str = "") -> Event:
    """What is the same in each event of a circle; a note stands before its description."""
    event = Event()
    event.add("uid", entry.uid)
    # Without a METHOD the stamp says when the event was last revised (section 3.8.7.2), not when
    # the file was written: so a file that says the same is the same, byte for byte.
    event.add("dtstamp", entry.modified)
    event.add("last-modified", entry.modified)
    event.add("sequence", entry.sequence)
    # Whoever subscribes to a search is not busy at every meeting in it.
    event.add("transp", "TRANSPARENT")
    description = "\n\n".join(each for each in (note, entry.description) if each)
    texts = (("summary", entry.title), ("description", description), ("location", entry.location))
    for name, value in texts:
        if value:
            event.add(name, xml_text(value))
    if entry.url:
        event.add("url", one_line(entry.url))
    return event


def one_line(address: str) -> str:
    """An address without spaces and line ends, which would begin another property."""
    return "".join(xml_text(address).split())


def _local(wall: datetime, schedule: Schedule) -> datetime:
    """The wall time with its zone, which the library writes as TZID."""
    return wall.replace(tzinfo=zone(schedule.zone))
