"""Circles as rows of the Meeting Guide format, which apps that list meetings read.

The specification: https://github.com/code4recovery/spec (fields and their forms; "weekly meetings
only"). It is a bare array. A circle that meets on two weekdays is two rows. Circles that repeat
otherwise, every other week or monthly, are left out: the format has no word for them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final, TypedDict

from community.lib.schedule.expansion import occurrences
from community.lib.schedule.rules import WEEK, Weekly
from community.lib.schedule.schedule import Schedule

LONGEST_SLUG: Final = 64
LONGEST_NAME: Final = 255
PLACES: Final = 5  # decimal places of a coordinate: about a metre
# A row says "every week": a weekday that is not met once in so long has none.
AHEAD: Final = timedelta(weeks=4)
DAYS: Final = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_MARK: Final = 8  # hexadecimal digits


@dataclass(frozen=True)
class Meeting:
    """What the public may know of a circle. Texts are plain; what is withheld is left empty.

    `address` is always there: of a venue what is public of it, and for a circle online the place
    that it comes from, which says its time zone ("Brno, Czechia", never "Europe").
    `conference_url` is given only when the link itself is public.
    """

    slug: str
    name: str
    schedule: Schedule
    address: str
    at_a_venue: bool  # also when one may join online
    latitude: float
    longitude: float
    updated: datetime
    url: str
    location: str = ""  # the venue's name
    notes: str = ""
    group: str = ""
    types: tuple[str, ...] = ()
    conference_url: str = ""


class Required(TypedDict):
    """What each row has."""

    name: str
    slug: str
    day: int
    time: str
    end_time: str
    timezone: str
    formatted_address: str
    latitude: float
    longitude: float
    approximate: str
    updated: str
    url: str


class Row(Required, total=False):
    """A row, with what only some have."""

    location: str
    notes: str
    group: str
    types: list[str]
    conference_url: str


def rows(meetings: Iterable[Meeting], now: datetime) -> list[Row]:
    """A row for each weekday on which a weekly circle meets in the coming four weeks.

    Raises `ValueError` for a slug that is not one, an address that is missing, a point that is not
    on the globe, or `updated` without a zone.
    """
    found = [_row(meeting, day) for meeting in meetings for day in _days(meeting.schedule, now)]
    if len({row["slug"] for row in found}) < len(found):
        raise ValueError("two circles have one slug")
    return found


def row_slug(slug: str, day: int) -> str:
    """The name of a row, which stays while its circle and weekday stay: "tea-in-brno-tue".

    At most 64 characters: a longer one is cut, and marked so that no two become alike. Every row
    has its weekday, or "tea-tue" on Mondays and "tea" on Tuesdays would be one.
    """
    if not _SLUG.fullmatch(slug):
        raise ValueError("a slug has small letters, digits and hyphens")
    end = f"-{DAYS[day]}"
    if len(slug) + len(end) > LONGEST_SLUG:
        mark = sha256(slug.encode()).hexdigest()[:_MARK]
        slug = slug[: LONGEST_SLUG - len(end) - _MARK - 1].rstrip("-") + f"-{mark}"
    return slug + end


def _days(schedule: Schedule, now: datetime) -> list[int]:
    """Weekdays, 0 for Sunday, on which the circle meets in the time ahead, by its rule.

    A day that was only moved there is no weekly meeting, and one that was moved away is none now.
    """
    if not isinstance(schedule.rule, Weekly) or schedule.rule.every > 1:
        return []
    coming = occurrences(schedule, now, now + AHEAD)
    return sorted({(each.day.weekday() + 1) % WEEK for each in coming if not each.moved})


def _row(meeting: Meeting, day: int) -> Row:
    """One row; what is not known of a circle is left out of it."""
    if not meeting.address.strip():
        raise ValueError("a row has an address")
    if not (-90 <= meeting.latitude <= 90 and -180 <= meeting.longitude <= 180):
        raise ValueError("a point on the globe is needed")
    if meeting.updated.tzinfo is None:
        raise ValueError("a moment has a zone")
    schedule = meeting.schedule
    end = schedule.wall(schedule.start) + timedelta(minutes=schedule.minutes)
    row: Row = {
        "name": meeting.name[:LONGEST_NAME],
        "slug": row_slug(meeting.slug, day),
        "day": day,
        "time": schedule.time.strftime("%H:%M"),
        "end_time": end.strftime("%H:%M"),
        "timezone": schedule.zone,
        "formatted_address": meeting.address,
        "latitude": round(meeting.latitude, PLACES),
        "longitude": round(meeting.longitude, PLACES),
        # An address of which only the town is public is still one where people meet: readers hide
        # the venue of a row that says "yes".
        "approximate": "no" if meeting.at_a_venue else "yes",
        "updated": meeting.updated.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),
        "url": meeting.url,
    }
    if meeting.location:
        row["location"] = meeting.location
    if meeting.notes:
        row["notes"] = meeting.notes
    if meeting.group:
        row["group"] = meeting.group
    if meeting.types:
        row["types"] = list(meeting.types)
    if meeting.conference_url:
        row["conference_url"] = meeting.conference_url
    return row
