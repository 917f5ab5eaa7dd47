"""What a schedule comes to, as its organiser looks it over: sentences, and the next ten dates."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from community.lib.schedule.expansion import Occurrence, called_off, next_ten
from community.lib.schedule.schedule import Schedule
from community.lib.zones import zone
from groups.circles.sentences import day_in_words, span, told_in_words
from groups.circles.zones import zone_name

MOST_OFF: Final = 20


@dataclass(frozen=True)
class Line:
    """One date: when, what the clocks of other towns show then, and what is special about it."""

    when: str
    elsewhere: list[str]
    notes: list[str]


@dataclass(frozen=True)
class Preview:
    """What the answers come to. `idle` are exceptions for days on which it does not meet anyway."""

    sentences: list[str]
    lines: list[Line]
    off: list[str]
    idle: list[str]


def preview_of(schedule: Schedule, zones: list[str], now: datetime) -> Preview:
    """The next ten dates that have not begun, and the days called off among them."""
    ten = next_ten(schedule, now)
    today = now.astimezone(zone(schedule.zone)).date()
    last = ten[-1].day if len(ten) == 10 else None
    return Preview(
        sentences=told_in_words(schedule, now),
        lines=[_line(each, zones) for each in ten],
        off=_off(schedule, today, last),
        idle=_idle(schedule, today),
    )


def _line(each: Occurrence, zones: list[str]) -> Line:
    begins, ends = each.local, each.end.astimezone(zone(each.zone))
    words = {"day": day_in_words(begins.date()), "hours": span(begins.time(), ends.time())}
    return Line(
        when=_("%(day)s, %(hours)s") % words,
        elsewhere=[_there(each, name) for name in zones],
        notes=_notes(each),
    )


def _there(each: Occurrence, name: str) -> str:
    """What a zone's clocks show as it begins: "21:00 Madrid", with the day if it is another."""
    there = each.start.astimezone(zone(name))
    words = {
        "time": time_format(there.time()),
        "town": zone_name(name),
        "weekday": WEEKDAYS[there.weekday()],
    }
    if there.date() != each.local.date():
        return _("%(weekday)s %(time)s %(town)s") % words
    return _("%(time)s %(town)s") % words


def _notes(each: Occurrence) -> list[str]:
    found = []
    if each.moved:
        found.append(_("Moved from %(day)s.") % {"day": day_in_words(each.day)})
    if each.skipped_hour:
        found.append(
            _("The clocks go forward over its time that day, so it begins at %(time)s.")
            % {"time": time_format(each.local.time())}
        )
    return [*found, each.note] if each.note else found


def _off(schedule: Schedule, today: date, last: date | None) -> list[str]:
    """Days called off that lie among the dates shown."""
    until = last or today + timedelta(days=366)
    days = [(day, note) for day, note in called_off(schedule) if today <= day <= until]
    return [f"{day_in_words(day)}: {note}" if note else day_in_words(day) for day, note in days][
        :MOST_OFF
    ]


def _idle(schedule: Schedule, today: date) -> list[str]:
    days = [each.day for each in schedule.cancelled] + [each.day for each in schedule.moved]
    return [day_in_words(day) for day in days if day >= today and not schedule.gives(day)]
