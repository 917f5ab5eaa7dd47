"""What may stand in the lists of an entry, each slug with the words that people read."""

from collections.abc import Iterable
from typing import Any

from django_countries import countries

from community.models import Alternative
from community.models.topics import Kind as TopicKind
from groups.choices import Access, Audience, DecideAs, Kind, Offer
from groups.circles.choices import ACCESS as OF_CIRCLES
from groups.languages import LANGUAGES, language_name
from groups.models import Group

Choices = list[tuple[str, Any]]


def choices_of(name: str) -> Choices:
    """Every slug that may stand in this list, in the order in which people look for it.

    Raises KeyError for what is no list.
    """
    return _CHOICES[name]()


def labels_of(name: str, slugs: Iterable[str]) -> list[str]:
    """These slugs in words; the slug itself for one that is on no list any more."""
    if name == "languages":
        return [language_name(slug) for slug in slugs]
    known = dict(choices_of(name))
    if name == "access":  # of a circle, too
        known = dict(OF_CIRCLES) | known
    if name == "offers":  # also what may not be chosen any more
        known = {topic.slug: topic.label for topic in Alternative.objects.all()} | known
    return [str(known.get(slug, slug)) for slug in slugs]


def country_name(code: str) -> str:
    """The country in the language of the page; "" for none."""
    return str(countries.name(code)) if code else ""


def _offers() -> Choices:
    topics = Alternative.objects.filter(kind=TopicKind.ALTERNATIVE).tree()
    return [*Offer.choices, *((topic.slug, topic.label) for topic, _depth in topics)]


def _networks() -> Choices:
    networks = Group.objects.filter(kind=Kind.NETWORK).by_name()
    return [(str(key), name) for key, name in networks.values_list("pk", "name")]


_CHOICES = {
    "offers": _offers,
    "audiences": lambda: list(Audience.choices),
    "languages": lambda: sorted(
        ((code, str(name)) for code, name in LANGUAGES), key=lambda pair: pair[1].casefold()
    ),
    "access": lambda: list(Access.choices),
    "countries": lambda: list(countries),
    "networks": _networks,
    "control_as": lambda: list(DecideAs.choices),
}
