"""Entries that a row may say once more: in the directory, and further up in the same file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q

from community.lib.geo import fold
from groups.bring.rows import Made
from groups.choices import Channel, Kind
from groups.likeness import Likeness, Traits, host_of, page_of
from groups.models import Contact, Group
from groups.models.bring import Of
from groups.models.group import GroupQuerySet

LONGEST_KEY: Final = 200
WAYS: Final = ("https://", "http://", "https://www.", "http://www.")
SORTED: Final = 150


def key_of(name: str, geonames_id: int | None, country: str) -> str:
    """What two rows of one entry have in common: its name, and the town or the country."""
    return f"{geonames_id or country}|{fold(name)}"[:LONGEST_KEY]


def key_of_row(made: Made) -> str:
    """The same of a row; "" where it has no name."""
    said = made.claims
    name = said.get("name", "")
    return key_of(name, said.get("geonames_id"), said.get("country", "")) if name else ""


def same_in_directory(mades: Iterable[Made], of: str = Of.GROUPS) -> dict[str, UUID]:
    """By the key of a row, the entry that has its name in its town, public or not. One query.

    A circle may have the name of the group that it belongs to.
    """
    names = {made.claims["name"].casefold()[:SORTED] for made in mades if "name" in made.claims}
    rows = (
        _entries(of).filter(sort_name__in=names).values_list("pk", "name", "geonames_id", "country")
    )
    found: dict[str, UUID] = {}
    for pk, name, geonames_id, country in rows:
        found.setdefault(key_of(name, geonames_id, country), pk)
    return found


def like_in_directory(mades: Iterable[Made], of: str = Of.GROUPS) -> list[UUID | None]:
    """For each row the likeliest entry of its kind that may be the same, public or not.

    A handful of queries, however many rows: the database is asked for entries in their towns, and
    for those that name a page which a row names, or the first page of its host.
    """
    rows = [_traits(made, of) for made in mades]
    known = _near(rows, of)
    return [_likeliest(row, known) for row in rows]


def _entries(of: str) -> GroupQuerySet:
    circles = Group.objects.filter(kind=Kind.CIRCLE)
    return circles if of == Of.CIRCLES else Group.objects.exclude(kind=Kind.CIRCLE)


@dataclass
class Known:
    """Entries that are worth a closer look, by where they are and by their website's host."""

    traits: dict[UUID, Traits]
    towns: dict[int | None, set[UUID]]
    hosts: dict[str, set[UUID]]


def _traits(made: Made, of: str) -> Traits:
    said = made.claims
    # Several circles may have the website of one group.
    sites = made.contacts.get("websites", ()) if of == Of.GROUPS else ()
    names = (said.get("name", ""), said.get("short_name", ""))
    return Traits.of(*names, town=said.get("geonames_id"), websites=sites)


def _near(rows: Sequence[Traits], of: str) -> Known:
    towns = {row.town for row in rows if row.town}
    pages = {page for row in rows for url in row.websites for page in _spellings(url)}
    there = Q(geonames_id__in=towns)
    with_page = Contact.objects.filter(channel=Channel.WEBSITE, value__in=pages).values("group")
    found = _entries(of).filter(there | Q(pk__in=with_page))
    sites: dict[UUID, list[str]] = defaultdict(list)
    websites = Contact.objects.filter(channel=Channel.WEBSITE, group__in=found.values("pk"))
    for pk, url in websites.values_list("group_id", "value"):
        sites[pk].append(url)
    known = Known({}, defaultdict(set), defaultdict(set))
    for pk, name, short, town in found.values_list("pk", "name", "short_name", "geonames_id"):
        known.traits[pk] = Traits.of(name, short, town=town, websites=sites[pk])
        known.towns[town].add(pk)
        for url in sites[pk]:
            known.hosts[host_of(url)].add(pk)
    return known


def _likeliest(row: Traits, known: Known) -> UUID | None:
    near = set(known.towns.get(row.town, ())) if row.town else set()
    near.update(*(known.hosts.get(host, ()) for url in row.websites if (host := host_of(url))))
    likeness = Likeness(row)
    scored = [(likeness.of(known.traits[pk]), str(pk), pk) for pk in near]
    score, _order, likeliest = max(scored, default=(0.0, "", None))
    return likeliest if score else None


def _spellings(url: str) -> Iterator[str]:
    """A page and the first page of its host, as an entry may have written them."""
    host, page = host_of(url), page_of(url)
    if host:
        for way in WAYS:
            yield from (f"{way}{host}", f"{way}{host}/")
            if page:
                yield from (f"{way}{host}/{page}", f"{way}{host}/{page}/")
