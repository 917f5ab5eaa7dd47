"""What a page says of when a meeting begins: the circle's time, and that of whoever reads.

Nobody is asked where they are. Where a zone was chosen in the form, its time stands first. Else the
circle's own does, with the zones that its organiser chose; the browser may then add its own time,
which it knows by itself (`community/static/js/circle-times.js`) and sends nowhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Self

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from community.lib.zones import known, zone
from groups.circles.sentences import day_in_words
from groups.circles.zones import zone_name

MOST_ZONES: Final = 3


@dataclass(frozen=True)
class Clock:
    """What the clocks of a zone show: "20:00", "Lisbon". `weekday` is "Wed" where it is another
    day there than the one it stands under."""

    time: str
    place: str
    weekday: str = ""

    @classmethod
    def at(cls, moment: datetime, name: str, under: date) -> Self:
        """The clocks of a zone at a moment, for a list of the day `under`."""
        local = moment.astimezone(zone(name))
        other = "" if local.date() == under else str(WEEKDAYS_ABBR[local.weekday()])
        return cls(time_format(local.time()), zone_name(name), other)

    def __str__(self) -> str:
        words = {"weekday": self.weekday, "time": self.time, "place": self.place}
        if self.weekday:
            return _("%(weekday)s %(time)s %(place)s") % words
        return _("%(time)s %(place)s") % words


@dataclass(frozen=True)
class Moment:
    """When one meeting begins and ends. `yours` is the time in the chosen zone, where one is chosen
    and shows another time; `others` are zones that its organiser chose, without one."""

    begins: datetime
    ends: datetime
    day: date
    own: Clock
    until: str
    yours: Clock | None = None
    others: tuple[Clock, ...] = ()

    @classmethod
    def of(
        cls,
        begins: datetime,
        ends: datetime,
        own: str,
        zones: Sequence[str] = (),
        chosen: str = "",
    ) -> Self:
        """By the circle's own zone, its organiser's and the one that a visitor chose. It stands
        under the day of the chosen zone, else under the circle's own."""
        day = begins.astimezone(zone(chosen or own)).date()
        mine = Clock.at(begins, own, day)
        yours = Clock.at(begins, chosen, day) if chosen else None
        if yours and (yours.time, yours.weekday) == (mine.time, mine.weekday):
            yours = None
        others = () if chosen else _others(begins, own, zones, day)
        until = time_format(ends.astimezone(zone(own)).time())
        return cls(begins, ends, day, mine, until, yours, others)

    @property
    def iso(self) -> str:
        """For `<time datetime>`: the instant, in UTC."""
        return self.begins.strftime("%Y-%m-%dT%H:%MZ")

    @property
    def iso_end(self) -> str:
        """The instant at which it ends."""
        return self.ends.strftime("%Y-%m-%dT%H:%MZ")

    @property
    def clocks(self) -> list[Clock]:
        """The circle's own first."""
        return [self.own, *([self.yours] if self.yours else self.others)]

    @property
    def words(self) -> str:
        """All clocks: "20:00 Lisbon · 21:00 Madrid"."""
        return " · ".join(map(str, self.clocks))

    @property
    def day_words(self) -> str:
        """The day that it stands under: "Tuesday, 8 December 2026"."""
        return day_in_words(self.day)

    @property
    def day_short(self) -> str:
        """The same where there is little room: "Tuesday 8 December"."""
        words = {"weekday": WEEKDAYS[self.day.weekday()], "day": date_format(self.day, "j F")}
        return _("%(weekday)s %(day)s") % words


def _others(begins: datetime, own: str, zones: Sequence[str], day: date) -> tuple[Clock, ...]:
    """The organiser's zones that show another time than the circle's own, each time once."""
    found: dict[tuple[str, str], Clock] = {}
    mine = Clock.at(begins, own, day)
    for name in zones:
        if name in known() and name != own:
            clock = Clock.at(begins, name, day)
            found.setdefault((clock.time, clock.weekday), clock)
    found.pop((mine.time, mine.weekday), None)
    return tuple(found.values())[:MOST_ZONES]


def message(name: str, moment: Moment, address: str) -> str:
    """Words to pass on in a chat, so that nobody need reckon: name, day, all clocks, address."""
    words = {"name": name, "day": moment.day_words, "times": moment.words}
    return _("%(name)s: %(day)s, %(times)s") % words + f"\n{address}"
