"""What a search for circles says in words."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.choices import Audience
from groups.circles import days
from groups.circles.choices import ACCESS, Cost, Joining, Training, Way
from groups.directory.offers import Offers
from groups.directory.query_words import label_of as label_in_directory

# In the order in which chips say them.
CHIPS: Final = (
    *("near", "country", "region", "language", "day", "way", "access", "audience", "cost"),
    *("training", "joining", "zone", "q"),
)
SHORT: Final = {
    Training.TRAINED: gettext_lazy("all who convene it have trained"),
    Training.SOME: gettext_lazy("some who convene it have trained"),
    Training.INSPIRED: gettext_lazy("inspired by Intentional Peer Support"),
}


def label_of(name: str, value: Any) -> str:
    """One part of a search in words, but for those that name a place."""
    return _LABELS[name](value) if name in _LABELS else label_in_directory(name, value, Offers({}))


def zone_city(name: str) -> str:
    """The place that a zone is named after: "Lisbon"."""
    return name.rsplit("/", 1)[-1].replace("_", " ")


def _day(value: str) -> str:
    if value in days.WEEKDAYS:
        weekday = WEEKDAYS[(int(value) - 1) % 7]
        return _("on a %(weekday)s") % {"weekday": weekday}
    return _("on %(day)s") % {"day": date_format(date.fromisoformat(value), "DATE_FORMAT")}


_LABELS: Final[dict[str, Callable[[Any], str]]] = {
    "day": _day,
    "way": lambda slug: str(Way(slug).label),
    "access": lambda slug: str(dict(ACCESS)[slug]),
    "audience": lambda slug: _("for %(people)s") % {"people": Audience(slug).label},
    "cost": lambda slug: str(Cost(slug).label),
    "training": lambda slug: str(SHORT[Training(slug)]),
    "joining": lambda slug: str(Joining(slug).label),
    "zone": lambda name: _("the time in %(place)s") % {"place": zone_city(name)},
}
