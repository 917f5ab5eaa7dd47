"""What a search says in words: each part of it, and the way to take that part away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_countries import countries

from community.lib.country_words import in_sentence
from groups.choices import Access, Control, Kind
from groups.directory.distance import distance_words
from groups.directory.networks import network_name
from groups.directory.offers import Offers
from groups.languages import language_name

# In the order in which an address and its chips say them.
CHIPS: Final = (
    "near",
    "country",
    "region",
    "kind",
    "control",
    "offer",
    "access",
    "language",
    "online",
    "network",
    "q",
)


@dataclass(frozen=True)
class Chip:
    """One part of a search, and the way to take it away: `without_it` is an address's query."""

    name: str
    label: str
    without_it: str


def label_of(name: str, value: Any, offers: Offers) -> str:
    """One part of a search in words; of `near` and `region`, what `place_label` says."""
    if name == "offer":
        return _("offers: %(offer)s") % {"offer": offers.label(value)}
    return _LABELS[name](value)


def place_label(name: str, km: float, country: str) -> str:
    """How far from where."""
    if not km:
        return _("in %(place)s") % {"place": in_sentence(name, get_language())}
    distance = distance_words(km, country)
    return _("within %(distance)s of %(place)s") % {"distance": distance, "place": name}


def control_label(value: str) -> str:
    """Who decides, in few words."""
    return {
        Control.MAJORITY: _("people with lived experience decide"),
        Control.PARTLY: _("people with lived experience decide with others"),
        Control.NO: _("people with lived experience do not decide"),
    }[Control(value)]


_LABELS: Final[dict[str, Callable[[Any], str]]] = {
    "country": lambda code: str(countries.name(code)) or code,
    "kind": lambda slug: str(Kind(slug).label),
    "control": control_label,
    "access": lambda slug: str(Access(slug).label),
    "language": lambda code: _("speaks %(language)s") % {"language": language_name(code)},
    "online": lambda _yes: _("also online"),
    "network": lambda slug: _("member of %(network)s") % {"network": network_name(slug)},
    "q": lambda text: _("“%(words)s”") % {"words": text},
}
