"""What an entry says of itself, as attributes: words of our lists, and answers in its own words."""

from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from groups.api.hsds.values import first_uri
from groups.api.hsds.vocabulary import (
    ACCESS,
    AUDIENCE,
    CONTROL,
    CONTROL_AS,
    KIND,
    OFFER,
    SAYS,
    SCOPE,
    Vocabulary,
    attribute,
)
from groups.describing import Entry

Pair = tuple[str, str]
YES: Final = ("run-by-service", "online", "contacts-agreed", "stale", "example")


def of_organization(entry: Entry, words: Vocabulary) -> list[dict[str, Any]]:
    """Who it is: kind, who decides, area, and its answers."""
    listed = [(KIND, entry.kind), (CONTROL, entry.control), (SCOPE, entry.scope)]
    listed += [(CONTROL_AS, slug) for slug in entry.control_as]
    return _attributes(entry.id, "organization", listed, words) + [
        attribute(entry.id, "organization", words.terms[SAYS, code], value)
        for code, value in _answers(entry)
    ]


def of_service(entry: Entry, words: Vocabulary, service_id: str) -> list[dict[str, Any]]:
    """What it does: offers, for whom, access."""
    listed = [(OFFER, slug) for slug in entry.offers]
    listed += [(AUDIENCE, slug) for slug in entry.audiences]
    listed += [(ACCESS, slug) for slug in entry.access]
    return _attributes(UUID(service_id), "service", listed, words)


def _attributes(
    owner: UUID, entity: str, listed: Iterable[Pair], words: Vocabulary
) -> list[dict[str, Any]]:
    """A word that is on no list any more is left out: HSDS has nothing to call it by."""
    known = (words.terms.get(pair) for pair in listed)
    return [attribute(owner, entity, one) for one in known if one]


def _answers(entry: Entry) -> Iterator[Pair]:
    """Answers for which HSDS has no field, and what its own fields hold one of only."""
    yield from ((code, value) for code, value in _words(entry).items() if value)
    yield from ((code, "yes") for code in YES if getattr(entry, code.replace("-", "_")))
    for code, values in _lists(entry).items():
        yield from ((code, value) for value in values)


def _words(entry: Entry) -> dict[str, str]:
    return {
        "text-language": entry.text_language,
        "control-words": entry.control_words,
        "on-rights": entry.on_rights,
        "on-force": entry.on_force,
        "access-words": entry.access_words,
        "audience-words": entry.audience_words,
        "ties": entry.ties,
        "country": entry.country,
        "countries": "; ".join(entry.countries),
        "region": entry.region,
        "region-code": entry.region_code,
        "town": entry.town,
        "logo-alt": entry.logo_alt,
        "source": entry.source_url,
        "source-on": str(entry.source_on or ""),
        "confirmed-by": entry.confirmed_by,
    }


def _lists(entry: Entry) -> dict[str, Iterable[str]]:
    first = first_uri(entry.websites)
    return {
        "network": entry.networks,
        "website": [where for where in entry.websites if where != first],
        # Where it stands in a town, its location has them.
        "address": () if entry.point else entry.addresses,
        "social": entry.social,
    }
