"""What search engines are told of a circle, in the words of schema.org, as microdata.

An Event with an eventSchedule. As of an entry of the directory (`groups.directory.schema_org`), it
stands once more at the end of the page, for machines alone. A link or a number to join is not in
it, not even one that everybody may see on the page: robots gather them.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from community.lib.schedule.expansion import Occurrence, occurrences
from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Once, Weekly
from community.lib.schedule.schedule import Schedule
from community.lib.schedule.written import WEEKDAYS
from groups.circles.choices import Cost, Way
from groups.circles.describing import CircleEntry
from groups.directory.schema_org import Property, Thing, address_of, words

SCHEMA: Final = "https://schema.org/"
MODES: Final = {
    Way.IN_PERSON: "OfflineEventAttendanceMode",
    Way.HYBRID: "MixedEventAttendanceMode",
    Way.ONLINE: "OnlineEventAttendanceMode",
    Way.PHONE: "OnlineEventAttendanceMode",
}
DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# Days that are called off or moved are told so far ahead, as pages and rows are.
AHEAD: Final = timedelta(weeks=14)


def thing_of(entry: CircleEntry, now: datetime) -> Thing | None:
    """The circle as an event; None for an invented one, and for one that has no date left."""
    first = next(occurrences(entry.schedule, now), None)
    if entry.example or first is None:
        return None
    return Thing(
        "Event",
        (
            Property("name", entry.name),
            *words("alternateName", entry.short_name),
            *words("description", entry.about),
            Property("identifier", f"urn:uuid:{entry.id}"),
            Property("url", link=entry.url),
            Property("mainEntityOfPage", link=entry.url),
            Property("startDate", first.local.isoformat()),
            Property("endDate", _local_end(first)),
            Property("eventStatus", link=f"{SCHEMA}EventScheduled"),
            Property("eventAttendanceMode", link=SCHEMA + MODES[Way(entry.way)]),
            *words("inLanguage", *entry.languages),
            *_free(entry),
            *_location(entry),
            Property("organizer", thing=Thing("Organization", (Property("name", entry.convenor),))),
            *(Property("eventSchedule", thing=one) for one in schedules(entry.schedule, now)),
        ),
    )


def schedules(schedule: Schedule, now: datetime) -> list[Thing]:
    """When it meets, one `Schedule` for the rule and one for each day that is out of it."""
    if isinstance(schedule.rule, Once):
        return [_single(each) for each in occurrences(schedule, now)]
    coming = list(occurrences(schedule, now, now + AHEAD))
    return [_by_rule(schedule, now), *(_single(each) for each in coming if each.moved)]


def _by_rule(schedule: Schedule, now: datetime) -> Thing:
    rule = schedule.rule
    every, unit = getattr(rule, "every", 1), "W" if isinstance(rule, Weekly) else "M"
    said = [
        *_times(schedule),
        Property("startDate", schedule.start.isoformat()),
        Property("repeatFrequency", f"P{every}{unit}"),
    ]
    if isinstance(rule, Weekly):
        said += [Property("byDay", link=SCHEMA + DAYS[day]) for day in sorted(rule.weekdays)]
    elif isinstance(rule, MonthlyByDate):
        said.append(Property("byMonthDay", str(rule.day)))
    elif isinstance(rule, MonthlyByWeekday):
        said += words("byDay", *(f"{at}{WEEKDAYS[rule.weekday]}" for at in sorted(rule.positions)))
    if schedule.until:
        said.append(Property("endDate", schedule.until.isoformat()))
    if schedule.times:
        said.append(Property("repeatCount", str(schedule.times)))
    said += words("exceptDate", *_left_out(schedule, now))
    return Thing("Schedule", tuple(said))


def _single(each: Occurrence) -> Thing:
    """One day by itself."""
    day = each.local.date().isoformat()
    return Thing(
        "Schedule",
        (
            Property("startDate", day),
            Property("endDate", day),
            Property("startTime", f"{each.local:%H:%M}"),
            Property("duration", _duration((each.end - each.start) // timedelta(minutes=1))),
            Property("scheduleTimezone", each.zone),
            Property("repeatCount", "1"),
        ),
    )


def _times(schedule: Schedule) -> list[Property]:
    end = schedule.wall(schedule.start) + timedelta(minutes=schedule.minutes)
    return [
        Property("startTime", f"{schedule.time:%H:%M}"),
        Property("endTime", f"{end:%H:%M}"),
        Property("duration", _duration(schedule.minutes)),
        Property("scheduleTimezone", schedule.zone),
    ]


def _left_out(schedule: Schedule, now: datetime) -> list[str]:
    """Days ahead that the rule gives and on which it does not meet as usual."""
    first, last = now.date() - timedelta(days=1), (now + AHEAD).date()
    moved = {each.day for each in schedule.moved}
    found = []
    for day in schedule.days(first):
        if day > last:
            break
        if day in moved or not schedule.met(day):
            found.append(day.isoformat())
    return found


def _local_end(first: Occurrence) -> str:
    return first.end.astimezone(first.local.tzinfo or UTC).isoformat()


def _duration(minutes: int) -> str:
    """ISO 8601."""
    return f"PT{minutes}M"


def _free(entry: CircleEntry) -> list[Property]:
    if entry.cost_kind not in (Cost.FREE, Cost.PAID):
        return []
    return [Property("isAccessibleForFree", "true" if entry.cost_kind == Cost.FREE else "false")]


def _location(entry: CircleEntry) -> list[Property]:
    """Where it meets, as far as everybody may know; and its own page in the place of a link."""
    found = []
    if entry.meets_somewhere:
        said = [*words("name", entry.venue_name or entry.town), *address_of(entry, entry.venue)]
        if said:
            found.append(Property("location", thing=Thing("Place", tuple(said))))
    if entry.way != Way.IN_PERSON:
        page = Thing("VirtualLocation", (Property("url", link=entry.url),))
        found.append(Property("location", thing=page))
    return found
