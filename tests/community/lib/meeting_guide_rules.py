"""Every rule of the Meeting Guide format that a row can break, one by one.

From https://github.com/code4recovery/spec: README.md, "Field Definitions", and
schema/meeting.schema.json, without the patterns for addresses in the United States; with what we
ask beyond it of every row (DESIGN: day, time, zone, address, point, updated, and a row a weekday).
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

TEXTS = {
    "name",
    "slug",
    "time",
    "end_time",
    "timezone",
    "formatted_address",
    "approximate",
    "updated",
    "url",
    "location",
    "notes",
    "group",
    "conference_url",
}
NUMBERS = {"latitude", "longitude"}
ALWAYS = (TEXTS - {"location", "notes", "group", "conference_url"}) | NUMBERS | {"day"}
KNOWN = TEXTS | NUMBERS | {"day", "types"}
ZONES = available_timezones()
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
SLUG = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
TYPE = re.compile(r"[A-Z0-9a-z-]{1,8}", re.ASCII)


def faults_of_feed(text: str) -> list[str]:
    """What is wrong with a feed as it is served."""
    feed = json.loads(text)
    if not isinstance(feed, list):
        return ["the feed is not a bare array"]
    found = [f"row {n}: {fault}" for n, row in enumerate(feed) for fault in faults(row)]
    slugs = [row.get("slug") for row in feed]
    return found + [f"slug twice: {slug}" for slug in slugs if slugs.count(slug) > 1]


def faults(row: Any) -> list[str]:
    """What is wrong with one row; nothing for a good one."""
    return list(_faults(row))


def _faults(row: Any) -> Iterator[str]:
    if not isinstance(row, dict):
        yield "not an object"
        return
    yield from (f"{key} is missing" for key in sorted(ALWAYS - row.keys()))
    yield from (f"{key} is not in the specification" for key in sorted(row.keys() - KNOWN))
    for key in sorted(row.keys() & TEXTS):
        if not isinstance(row[key], str) or not row[key].strip():
            yield f"{key} is no text"
            return
    yield from _time_faults(row)
    yield from _place_faults(row)
    if not 1 <= len(row.get("name", "")) <= 255:
        yield "name is longer than 255"
    if not SLUG.fullmatch(row.get("slug", "")):
        yield "slug is not fit for an address, or longer than 64"
    for key in row.keys() & {"url", "conference_url"}:
        if not re.fullmatch(r"https?://\S+", row[key]):
            yield f"{key} is no address"
    if re.search(r"<[a-z/]", row.get("notes", "")):
        yield "notes has HTML"
    types = row.get("types", [])
    if not isinstance(types, list) or not all(TYPE.fullmatch(str(each)) for each in types):
        yield "types is no list of codes"


def _time_faults(row: dict[str, Any]) -> Iterator[str]:
    day = row.get("day")
    if type(day) is not int or not 0 <= day <= 6:
        yield "day is not 0 to 6"
    for key in ("time", "end_time"):
        if not TIME.fullmatch(row.get(key, "")):
            yield f"{key} is not HH:MM"
    if row.get("timezone") not in ZONES:
        yield "timezone is not in the tz database"
    try:
        datetime.strptime(row.get("updated", ""), "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        yield "updated is not YYYY-MM-DD HH:MM:SS"


def _place_faults(row: dict[str, Any]) -> Iterator[str]:
    if row.get("approximate") not in {"yes", "no"}:
        yield "approximate is not yes or no"
    for key, most in (("latitude", 90), ("longitude", 180)):
        value = row.get(key)
        if type(value) not in {int, float} or not -most <= value <= most:
            yield f"{key} is no number of degrees"
        elif round(value, 5) != value:
            yield f"{key} has more than five decimal places"
