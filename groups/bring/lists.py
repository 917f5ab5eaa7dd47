"""Words of our closed lists as people write them: our slugs, or the labels in any language here."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.utils.translation import override
from django_countries import countries

from community.lib.geo import fold
from community.models import Alternative
from groups.choices import DIRECTORY, Access, Audience, Control, DecideAs, Kind, Offer, Scope
from groups.circles.choices import (
    CoReflection,
    Cost,
    CrisisCall,
    Joining,
    LinkShown,
    MeetingAccess,
    Training,
    VenueAccess,
    VenueShown,
    Way,
)
from groups.languages import CODES, language_name
from groups.models.bring import Of

Words = Mapping[str, str]
CHOICES: Final[dict[str, Any]] = {
    "kind": [Kind(value) for value in DIRECTORY],
    "control": Control,
    "control_as": DecideAs,
    "scope": Scope,
    "audiences": Audience,
    "access": Access,
}
# Of circles: the same name may have another list.
OF_CIRCLES: Final[dict[str, Any]] = {
    "access": [*VenueAccess, *MeetingAccess],
    "way": Way,
    "joining": Joining,
    "training": Training,
    "co_reflection": CoReflection,
    "crisis_call": CrisisCall,
    "cost_kind": Cost,
    "venue_shown": VenueShown,
    "link_shown": LinkShown,
}
YES: Final = frozenset("yes y true 1 x ja j wahr wahr oui si".split())
NO: Final = frozenset("no n false 0 nein falsch non".split())


def words_of(name: str, of: str = Of.GROUPS) -> Words:
    """Folded words and the slug that each stands for."""
    if name == "offers":
        return _offers()
    return _languages() if name == "languages" else _closed(name, of)


@cache
def _closed(name: str, of: str) -> Words:
    lists = CHOICES | OF_CIRCLES if of == Of.CIRCLES else CHOICES
    return _by_label((one.value, one) for one in lists[name])


@cache
def _languages() -> Words:
    return _by_label((code, None) for code in CODES)


def _offers() -> Words:
    """Editors may reword the topics at any time, so these are read for every step of the work."""
    found = dict(_by_label((one.value, one) for one in Offer))
    for topic in Alternative.objects.all():
        for word in (topic.slug, topic.name, *map(str, topic.labels.values())):
            found.setdefault(fold(word), topic.slug)
    return found


def _by_label(pairs: Iterable[tuple[str, Any]]) -> Words:
    listed = list(pairs)
    found = {fold(slug): slug for slug, _one in listed}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for slug, one in listed:
                label = str(one.label) if one is not None else language_name(slug)
                found.setdefault(fold(label), slug)
    return found


@cache
def country_words() -> Words:
    """Countries by their code and by their name in every language here."""
    found = {"xk": "XK", "kosovo": "XK"}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for code, name in countries:
                found.setdefault(code.casefold(), code)
                found.setdefault(fold(str(name)), code)
    return found
