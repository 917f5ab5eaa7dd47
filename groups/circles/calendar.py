"""A circle in a calendar: its events, and what they say.

They speak the circle's own language where this site does, else English: whoever asks for a file is
a program, and what a browser likes to read in must not change what a calendar says.

A circle that rests, is closed, or was confirmed by nobody for too long has a calendar without
events. Nothing else takes its meetings out of other people's calendars: readers take 404 and 410
for "ask again later", and go on showing what they have; a cancelled event (STATUS) still shows in
several. So a circle that is not here at all answers in the same way, whether it never was, waits
for its check, or was removed with every word of it.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from community.lib.calendars.entries import Entry
from community.lib.calendars.feed import REFRESH, Feed, written
from groups.choices import Audience
from groups.circles.choices import Cost, Joining, Training, Way
from groups.circles.describing import CircleEntry, calendar_address
from groups.directory.entry import Shown
from groups.directory.sentences import confirmed_in, country_label
from groups.languages import language_name

# Where nothing meets, readers need not ask four times a day. A circle that rests comes back.
WHERE_NOTHING_IS: Final = timedelta(days=7)


def calendar_of(entry: CircleEntry, state: Shown, now: datetime) -> bytes:
    """The calendar of one circle."""
    with override(language_of(entry)):
        named, address = f"{entry.name}{_mark(state)}", calendar_address(entry.slug)
        uid = f"calendar-{entry.uid}"  # the events in it have the circle's own
        if state != Shown.WHOLE:
            rests = REFRESH if state == Shown.RESTING else WHERE_NOTHING_IS
            return written(Feed(named, (), uid, address, entry.url, rests), now)
        one = calendar_entry(entry)
        return written(Feed(named, (one,), uid, address, one.description), now)


def calendar_of_nothing(slug: str, now: datetime) -> bytes:
    """The calendar of a circle that is not here, or not any more."""
    host = urlsplit(settings.BASE_URL).hostname
    named, told = _("No circle"), _("There is no circle of this name here.")
    uid = f"{slug}@{host}"
    return written(Feed(named, (), uid, calendar_address(slug), told, WHERE_NOTHING_IS), now)


def calendar_of_many(
    entries: Iterable[CircleEntry], named: str, address: str, told: str, now: datetime
) -> bytes:
    """The calendar of a search, in the order of its page."""
    found = tuple(calendar_entry(entry) for entry in entries)
    return written(Feed(named, found, url=address, description=told), now)


def calendar_entry(entry: CircleEntry) -> Entry:
    """What a calendar says of a circle; `groups.circles.said` compares it."""
    with override(language_of(entry)):
        return Entry(
            uid=entry.uid,
            title=entry.name,
            schedule=entry.schedule,
            sequence=entry.sequence,
            modified=entry.updated,
            description=_description(entry),
            location=location(entry),
            url=entry.url,
        )


def language_of(entry: CircleEntry) -> str:
    """The language of its words, where this site speaks it."""
    known = dict(settings.LANGUAGES)
    return entry.text_language if entry.text_language in known else settings.LANGUAGE_CODE


def location(entry: CircleEntry) -> str:
    """Where one goes, as far as everybody may know it: venue, town, link or number."""
    if entry.meets_somewhere:
        town = (entry.town, country_label(entry.country) if entry.country else "")
        return ", ".join(part for part in (entry.venue_name, entry.venue, *town) if part)
    return entry.link or entry.number or str(Way(entry.way).label)


def _description(entry: CircleEntry) -> str:
    """A line each; the words of its organisers as they wrote them."""
    languages = ", ".join(language_name(code) for code in entry.languages)
    known = dict(Audience.choices)
    audiences = ", ".join(str(known[slug]) for slug in entry.audiences if slug in known)
    cost = entry.cost or (str(Cost(entry.cost_kind).label) if entry.cost_kind else "")
    lines = [
        entry.about,
        _line(_("How people meet"), str(Way(entry.way).label)),
        _line(_("How to join"), str(Joining(entry.joining).label)),
        entry.joining_words,
        _line(_("How to find it"), entry.venue_words),
        _line(_("Link"), entry.link),
        _line(_("Number to call"), entry.number),
        _line(_("Languages"), languages),
        _line(_("For whom"), audiences),
        _line(_("Cost"), cost),
        _line(_("Training"), str(Training(entry.training).label)),
        _confirmed(entry),
        entry.url,
    ]
    return "\n".join(line for line in lines if line)


def _line(term: str, value: str) -> str:
    return f"{term}: {value}" if value else ""


def _confirmed(entry: CircleEntry) -> str:
    """By whom, and in which month. Whether that is long ago, a reader sees: the day on which it
    becomes so is no change of the circle."""
    if not entry.confirmed:
        return ""
    month = date.fromisoformat(f"{entry.confirmed}-01")
    return confirmed_in(entry.confirmed_by, month.year, month.month, get_language())


def _mark(state: Shown) -> str:
    """What stands behind its name while no meeting does."""
    marks = {
        Shown.RESTING: _("resting"),
        Shown.CLOSED: _("closed"),
        Shown.HIDDEN: _("not confirmed lately"),
    }
    return f" ({marks[state]})" if state in marks else ""
