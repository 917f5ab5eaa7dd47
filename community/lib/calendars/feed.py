"""A calendar to subscribe to. RFC 5545, section 3.4; RFC 7986, section 5.

No METHOD: with one, RFC 5546 would want an organiser's address in every event.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import Final

from icalendar import Calendar
from icalendar.prop import vDuration, vText

from community.lib.calendars.entries import YEARS_AHEAD, Entry, events, one_line
from community.lib.calendars.time_zones import time_zone
from community.lib.xml_text import xml_text

PRODUCT: Final = "-//heard-not-held//circles//EN"
MEDIA_TYPE: Final = "text/calendar"
# Readers ask again after so long: a meeting that was called off yesterday must not show for weeks.
REFRESH: Final = timedelta(hours=6)
# What stands in a calendar without events: it has at least one component (section 3.6).
NO_PLACE: Final = "UTC"
NO_YEAR: Final = 2000


@dataclass(frozen=True)
class Feed:
    """A named calendar and the circles in it. `url` is where it is served; `uid` never changes.

    `refresh` is how long readers may wait until they ask again.
    """

    name: str
    entries: tuple[Entry, ...]
    uid: str = ""
    url: str = ""
    description: str = ""
    refresh: timedelta = REFRESH


def written(feed: Feed, now: datetime) -> bytes:
    """The calendar as a file (UTF-8, lines ended by CRLF), written at the moment `now`.

    Raises `ValueError` when `now` has no zone.
    """
    if now.tzinfo is None:
        raise ValueError("a moment has a zone")
    moment = now.astimezone(UTC)
    calendar = _head(feed)
    for name, first in sorted(_first_years(feed).items()):
        calendar.add_component(time_zone(name, first, moment.year + YEARS_AHEAD))
    for entry in feed.entries:
        for event in events(entry, moment):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _head(feed: Feed) -> Calendar:
    """What stands before zones and events, in the words of the standards and of older readers."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for names, text in (
        (("name", "x-wr-calname"), feed.name),
        (("description", "x-wr-caldesc"), feed.description),
    ):
        if text:  # the library escapes a property that it does not know only when told its type
            for name in names:
                calendar.add(name, vText(xml_text(text)))
    if feed.uid:
        calendar.add("uid", feed.uid)
    if feed.url:
        calendar.add("source", one_line(feed.url), parameters={"VALUE": "URI"})
    if feed.entries:
        calendar.add("last-modified", max(each.modified for each in feed.entries))
    calendar.add("refresh-interval", vDuration(feed.refresh), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(feed.refresh))
    return calendar


def _first_years(feed: Feed) -> dict[str, int]:
    """The zones that the circles are in, each with the year from which its clocks matter."""
    found: dict[str, int] = defaultdict(lambda: MAXYEAR)
    for entry in feed.entries:
        schedule = entry.schedule
        years = [schedule.start.year, *(each.to.year for each in schedule.moved)]
        found[schedule.zone] = min(found[schedule.zone], *years)
    return found or {NO_PLACE: NO_YEAR}
