"""When a circle meets, in sentences of the page's language: "Every other week on Tuesday".

Pure but for the language in use: the moment is handed in. `community.lib.schedule.told` gives the
parts; here they become words, and days and times are written as the language writes them.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from community.lib.schedule.schedule import Pause, Schedule
from community.lib.schedule.told import Told, told
from community.lib.zones import zone
from groups.circles.zones import zone_name

TEENS: Final = range(11, 14)


def day_in_words(day: date) -> str:
    """With its weekday: "Tuesday, 8 December 2026"."""
    words = {"weekday": WEEKDAYS[day.weekday()], "day": date_format(day)}
    return _("%(weekday)s, %(day)s") % words


def rhythm(said: Told) -> str:
    """How it repeats: "Every other week on Tuesday and Thursday". No full stop."""
    if said.kind == "once":
        return _("Once, on %(day)s") % {"day": day_in_words(said.start)}
    if said.kind == "weekly":
        return _weekly(said.every, listed([str(WEEKDAYS[day]) for day in said.weekdays]))
    if said.kind == "monthly-date":
        return _monthly(said.every, _("the %(day)s") % {"day": _ordinal(said)})
    named = listed([_position(number) for number in said.positions])
    words = {"positions": named, "weekday": WEEKDAYS[said.weekdays[0]]}
    return _monthly(said.every, _("the %(positions)s %(weekday)s") % words)


def hours(said: Told) -> str:
    """From when to when by its own clocks: "19:00 to 20:30"."""
    begins = datetime.combine(said.start, said.time)
    ends = begins + timedelta(minutes=said.minutes)
    return span(begins.time(), ends.time())


def span(begins: time, ends: time) -> str:
    """Two times of the clock: "19:00 to 20:30"."""
    words = {"begins": time_format(begins), "ends": time_format(ends)}
    return _("%(begins)s to %(ends)s") % words


def told_in_words(schedule: Schedule, now: datetime) -> list[str]:
    """All there is to say of a schedule at a moment, a sentence each, the rhythm first."""
    said = told(schedule, now)
    when = {"rhythm": rhythm(said), "hours": hours(said), "zone": zone_name(said.zone)}
    return [_("%(rhythm)s, %(hours)s (time in %(zone)s).") % when, *bounds(said, now)]


def bounds(said: Told, now: datetime) -> list[str]:
    """What there is to know beside the rhythm: beginning, end, months without it, pauses."""
    found = []
    if said.over:
        found.append(_("There is no date left."))
    elif said.start > now.astimezone(zone(said.zone)).date() and said.kind != "once":
        found.append(_("It begins on %(day)s.") % {"day": day_in_words(said.start)})
    if said.until and not said.over:
        found.append(_("It goes on until %(day)s.") % {"day": day_in_words(said.until)})
    if said.times:
        words = ngettext("%(number)d meeting in all.", "%(number)d meetings in all.", said.times)
        found.append(words % {"number": said.times})
    if said.leaves_months_out:
        found.append(_("A month without such a day has no meeting."))
    if said.pause:
        found.append(_pause(said.pause, _("No meetings now, until %(last)s.")))
    found += [
        _pause(each, _("No meetings from %(first)s to %(last)s.")) for each in said.pauses_ahead
    ]
    return found


def listed(words: Sequence[str]) -> str:
    """As people say a list: "Monday, Tuesday and Friday"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def _weekly(every: int, days: str) -> str:
    words = {"number": every, "days": days}
    if every == 1:
        return _("Every week on %(days)s") % words
    if every == 2:
        return _("Every other week on %(days)s") % words
    return (
        ngettext("Every %(number)d week on %(days)s", "Every %(number)d weeks on %(days)s", every)
        % words
    )


def _monthly(every: int, days: str) -> str:
    words = {"number": every, "days": days}
    if every == 1:
        return _("Every month on %(days)s") % words
    if every == 2:
        return _("Every other month on %(days)s") % words
    return (
        ngettext("Every %(number)d month on %(days)s", "Every %(number)d months on %(days)s", every)
        % words
    )


def _position(number: int) -> str:
    """Which of its weekdays in a month."""
    names = {
        1: pgettext("weekday of a month", "first"),
        2: pgettext("weekday of a month", "second"),
        3: pgettext("weekday of a month", "third"),
        4: pgettext("weekday of a month", "fourth"),
        5: pgettext("weekday of a month", "fifth"),
        -1: pgettext("weekday of a month", "last"),
    }
    return names[number]


def _ordinal(said: Told) -> str:
    """The day of the month as it is written: "15th"."""
    day = said.month_day or said.start.day
    last = 0 if day in TEENS else day % 10
    endings = {
        1: pgettext("day of a month", "%(number)dst"),
        2: pgettext("day of a month", "%(number)dnd"),
        3: pgettext("day of a month", "%(number)drd"),
    }
    ending = endings.get(last) or pgettext("day of a month", "%(number)dth")
    return ending % {"number": day}


def _pause(pause: Pause, sentence: str) -> str:
    words = sentence % {"first": day_in_words(pause.first), "last": day_in_words(pause.last)}
    return f"{words} {pause.note}" if pause.note else words
