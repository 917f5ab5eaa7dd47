"""Two other programs' ways of reading a calendar. Neither sees a zone's name that it knows."""

import re
from datetime import UTC, datetime, timedelta
from itertools import count

import vobject
from ical.calendar_stream import IcsCalendarStream

Meeting = tuple[str, datetime, datetime]
NUMBERS = count()


def nameless(data: bytes) -> str:
    """The calendar with names of zones that exist nowhere: a reader must use our VTIMEZONE."""
    number = next(NUMBERS)  # one of the readers remembers names
    text = data.decode().replace("\r\n ", "")  # unfolded, so that no name is cut in two
    return re.sub(r"(TZID[:=])([\w/+-]+)", rf"\1Nowhere-{number}/\2", text)


def by_ical(data: bytes, since: datetime, until: datetime) -> set[Meeting]:
    """What `ical` (Home Assistant's) shows of it between two moments."""
    calendar = IcsCalendarStream.calendar_from_ics(nameless(data))
    # From a day before: it takes its own local time to compare.
    found = calendar.timeline.overlapping(since - timedelta(days=2), until + timedelta(days=2))
    meetings = {
        (str(e.uid), e.start_datetime.astimezone(UTC), e.end_datetime.astimezone(UTC))
        for e in found
    }
    return {each for each in meetings if since <= each[1] < until}


def by_vobject(data: bytes, since: datetime, until: datetime) -> set[Meeting]:
    """What `vobject` and dateutil make of it, with moves put in place as section 3.8.4.4 says."""
    calendar = vobject.readOne(nameless(data))
    found: dict[tuple[str, datetime], Meeting] = {}
    events = sorted(
        getattr(calendar, "vevent_list", []), key=lambda event: hasattr(event, "recurrence_id")
    )
    for event in events:
        length = event.duration.value
        if hasattr(event, "recurrence_id"):
            starts = {utc(event.recurrence_id.value): event.dtstart.value}
        elif hasattr(event, "rrule"):
            starts = {utc(each): each for each in before(event.getrruleset(), until)}
        else:
            starts = {utc(event.dtstart.value): event.dtstart.value}
        for key, start in starts.items():
            begin = utc(start)
            found[event.uid.value, key] = (event.uid.value, begin, begin + length)
    return {each for each in found.values() if since <= each[1] < until}


def before(starts: "vobject.icalendar.rrule.rruleset", until: datetime) -> list[datetime]:
    """The starts before a moment, and some days more for those that moved here from later."""
    kept = []
    for start in starts:
        if utc(start) >= until + timedelta(days=40):
            break
        kept.append(start)
    return kept


def utc(moment: datetime) -> datetime:
    assert moment.tzinfo is not None
    return moment.astimezone(UTC)
