"""Circles as the Meeting Guide format knows them (https://github.com/code4recovery/spec).

A circle online has no address, and the format wants one that implies its time zone: it is the town
that its zone is called after. In person, a circle of which not even the town is told has no row.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from community.lib.meeting_guide import Meeting
from groups.choices import Audience
from groups.circles.choices import VenueAccess, Way
from groups.circles.describing import CircleEntry
from groups.circles.zone_places import ZonePlace, zone_places
from groups.directory.sentences import country_label

# Codes of the format; what it has no code for is left out.
LANGUAGES: Final = {
    "da": "DA", "de": "DE", "el": "EL", "en": "EN", "es": "S", "fa": "FA", "fr": "FR", "he": "HE",
    "hr": "HR", "hu": "HU", "it": "ITA", "lt": "LT", "no": "NO", "pl": "POL", "pt": "POR",
    "ru": "RUS", "sk": "SK", "sv": "SV", "uk": "UK",
}  # fmt: skip
AUDIENCES: Final[dict[str, str]] = {
    Audience.WOMEN: "W",
    Audience.LGBTIQ: "LGBTQ",
    Audience.YOUNG: "Y",
    Audience.OLDER: "SEN",
}
ACCESS: Final[dict[str, str]] = {
    VenueAccess.STEP_FREE: "X",
    VenueAccess.TOILET: "XB",
    VenueAccess.CHILDREN: "CF",
}
Where = tuple[str, float, float]


def as_meetings(entries: Iterable[CircleEntry]) -> Iterator[Meeting]:
    """Those that the format can hold, in their order. Two queries at most."""
    towns = zone_places()
    for entry in entries:
        if (where := _where(entry, towns)) is not None:
            yield _meeting(entry, where)


def _meeting(entry: CircleEntry, where: Where) -> Meeting:
    address, latitude, longitude = where
    return Meeting(
        slug=entry.slug,
        name=entry.name,
        schedule=entry.schedule,
        address=address,
        at_a_venue=_is_told(entry),
        latitude=latitude,
        longitude=longitude,
        updated=entry.updated,
        url=entry.url,
        location=entry.venue_name,
        notes="\n".join(filter(None, (entry.about, entry.joining_words, entry.venue_words))),
        types=_types(entry),
        conference_url=entry.link if entry.link.startswith(("https://", "http://")) else "",
    )


def _is_told(entry: CircleEntry) -> bool:
    """Whether it meets in a town that everybody may know."""
    return entry.meets_somewhere and entry.point is not None and bool(entry.town)


def _where(entry: CircleEntry, towns: Mapping[str, ZonePlace]) -> Where | None:
    if _is_told(entry) and entry.point:
        parts = (entry.venue, entry.town, country_label(entry.country))
        return ", ".join(part for part in parts if part), *entry.point
    if entry.way == Way.IN_PERSON:
        return None
    town = towns.get(entry.schedule.zone)
    if town is None:
        return None
    return f"{town.name}, {country_label(town.country)}", town.latitude, town.longitude


def _types(entry: CircleEntry) -> tuple[str, ...]:
    found = [LANGUAGES.get(code, "") for code in entry.languages]
    found += [AUDIENCES.get(slug, "") for slug in entry.audiences]
    found += [ACCESS.get(slug, "") for slug in entry.access]
    return tuple(code for code in found if code)
