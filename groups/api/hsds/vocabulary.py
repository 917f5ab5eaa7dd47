"""Our closed lists as taxonomies, and the topics of the site as terms of what is offered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Self
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.models import Alternative
from groups.api.hsds.ids import HOUSE, below
from groups.choices import DIRECTORY_CHOICES, Access, Audience, Control, DecideAs, Offer, Scope

KIND, CONTROL, CONTROL_AS, SCOPE = "kind", "control", "control-as", "scope"
OFFER, AUDIENCE, ACCESS, SAYS = "offer", "audience", "access", "says"
NAMES: Final[dict[str, tuple[str, str]]] = {
    KIND: ("Kind", "What an entry is."),
    CONTROL: (
        "Who decides",
        "How far people with lived experience decide, as told by the group itself.",
    ),
    CONTROL_AS: ("How they decide", "Where in the group people with lived experience decide."),
    SCOPE: ("Area served", "The area that an entry serves."),
    OFFER: ("What it offers", "What a group offers, and practices that do without force."),
    AUDIENCE: ("For whom", "Whom it is for. None means everyone."),
    ACCESS: ("Access", "What is there for whom it would be closed without it."),
    SAYS: ("What it says of itself", "Answers in an entry’s own words; they are in `value`."),
}
# Answers in words that HSDS has no field for.
SAYINGS: Final[dict[str, Promise]] = {
    "text-language": _("language of these words"),
    "control-words": _("who decides, in your own words"),
    "run-by-service": _("run by a hospital or another mental health service"),
    "on-rights": _("on human rights"),
    "on-force": _("on force"),
    "access-words": _("access, in words"),
    "audience-words": _("for whom, in words"),
    "ties": _("ties to hospitals, clinics or companies"),
    "network": _("networks it belongs to"),
    "online": _("also online"),
    "country": _("country"),
    "countries": _("countries"),
    "region": _("region"),
    "region-code": _("region"),
    "town": _("town"),
    "website": _("Website"),
    "address": _("Postal address"),
    "social": _("Page on a social network"),
    "contacts-agreed": _("agreed that the contact is shown"),
    "logo-alt": _("what the picture shows"),
    "source": _("source"),
    "source-on": _("looked up on"),
    "confirmed-by": _("confirmed by"),
    "stale": _("not confirmed lately"),
    "example": _("an example"),
}
CLOSED: Final[dict[str, Iterable[tuple[str, Any]]]] = {
    KIND: DIRECTORY_CHOICES,
    CONTROL: Control.choices,
    CONTROL_AS: DecideAs.choices,
    SCOPE: Scope.choices,
    OFFER: Offer.choices,
    AUDIENCE: Audience.choices,
    ACCESS: Access.choices,
    SAYS: list(SAYINGS.items()),
}


@dataclass(frozen=True)
class Term:
    """One word of a list; `parent` is the code of its broader one."""

    taxonomy: str
    code: str
    name: str
    description: str
    parent: str = ""

    @property
    def id(self) -> str:
        """The same on every installation."""
        return below(HOUSE, "term", self.taxonomy, self.code)


def taxonomy_id(code: str) -> str:
    """The same on every installation."""
    return below(HOUSE, "taxonomy", code)


@dataclass(frozen=True)
class Vocabulary:
    """Every term, by its list and code and in our order."""

    terms: dict[tuple[str, str], Term]
    by_id: dict[str, Term] = field(default_factory=dict)

    @classmethod
    def whole(cls) -> Self:
        """Our lists, and the topics as editors have them now: one query."""
        terms = {(term.taxonomy, term.code): term for term in (*_closed(), *_topics())}
        return cls(terms, {term.id: term for term in terms.values()})

    def find(self, text: str) -> Term | None:
        """The term of this id."""
        return self.by_id.get(text.lower())

    def children(self, term: Term) -> Iterator[Term]:
        """What is directly below it."""
        whole = (term.taxonomy, term.code)
        return (one for one in self.terms.values() if (one.taxonomy, one.parent) == whole)


def taxonomy_of(text: str) -> str:
    """The code of the taxonomy of this id; "" for none."""
    return next((code for code in NAMES if taxonomy_id(code) == text.lower()), "")


def taxonomy(code: str) -> dict[str, Any]:
    """A list as HSDS has it."""
    name, description = NAMES[code]
    return {"id": taxonomy_id(code), "name": name, "description": description}


def term(one: Term) -> dict[str, Any]:
    """A word as HSDS has it, its list with it."""
    written = {
        "id": one.id,
        "code": one.code,
        "name": one.name,
        "description": one.description,
        "taxonomy": NAMES[one.taxonomy][0],
        "taxonomy_detail": taxonomy(one.taxonomy),
        "language": "en",
        "taxonomy_id": taxonomy_id(one.taxonomy),
    }
    if one.parent:
        written["parent_id"] = below(HOUSE, "term", one.taxonomy, one.parent)
    return written


def attribute(owner: UUID, entity: str, one: Term, value: str = "") -> dict[str, Any]:
    """That this word is said of something; `value` where it has words of its own."""
    written = {
        "id": below(owner, "attribute", entity, one.taxonomy, one.code, value),
        "link_id": str(owner),
        "taxonomy_term_id": one.id,
        "link_type": one.taxonomy,
        "link_entity": entity,
        "taxonomy_term": term(one),
    }
    if value:
        written["value"] = value
    return written


def _closed() -> Iterator[Term]:
    for taxonomy_code, choices in CLOSED.items():
        for code, label in choices:
            yield Term(taxonomy_code, str(code), str(label), str(label))


def _topics() -> Iterator[Term]:
    for topic, _depth in Alternative.objects.tree():
        parent = topic.broader.slug if topic.broader else ""
        yield Term(OFFER, topic.slug, topic.name, topic.definition or topic.name, parent)
