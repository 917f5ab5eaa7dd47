"""Entries that somebody may be about to list a second time, found among the public ones."""

from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from groups.choices import Channel
from groups.likeness import Likeness, Traits, host_of
from groups.models import Contact, Group

MOST: Final = 5
MOST_READ: Final = 300


def duplicates_of(
    *,
    name: str,
    geonames_id: int | None = None,
    websites: list[str] | None = None,
    among: "QuerySet[Group] | None" = None,
) -> list[Group]:
    """Public entries that may be the same, the likeliest first; at most a handful.

    `among` narrows: a circle is not the group that it belongs to.
    """
    one = Traits.of(name, town=geonames_id, websites=websites or ())
    likeness = Likeness(one)
    scored = [
        (likeness.of(traits_of(group)), group)
        for group in _near(one, Group.objects.all() if among is None else among)
    ]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].sort_name))
    return [group for score, group in ranked[:MOST] if score]


def traits_of(group: Group) -> Traits:
    """What it is known by, shown or not."""
    contacts = group.contacts.all()
    sites = (contact.value for contact in contacts if contact.channel == Channel.WEBSITE)
    return Traits.of(group.name, group.short_name, town=group.geonames_id, websites=sites)


def _near(one: Traits, among: "QuerySet[Group]") -> list[Group]:
    """What is worth a closer look: the database narrows, and never more than some hundred rows."""
    folded = one.names[0] if one.names else ""
    words = sorted((word for word in folded.split() if len(word) > 3), key=len, reverse=True)
    wanted = Q(sort_name__startswith=folded[:6]) if folded else Q(pk=None)
    for word in words[:2]:
        wanted |= Q(sort_name__icontains=word)
    if one.town is not None:
        wanted |= Q(geonames_id=one.town)
    hosts = {host for url in one.websites if (host := host_of(url))}
    if hosts:
        wanted |= Q(pk__in=_with_hosts(hosts))
    rows = among.filter(wanted, live=True).order_by("sort_name", "pk")
    return list(rows.prefetch_related("contacts")[:MOST_READ])


def _with_hosts(hosts: set[str]) -> list[UUID]:
    same = Q()
    for host in hosts:
        same |= Q(value__icontains=host)
    rows = Contact.objects.filter(same, channel=Channel.WEBSITE)
    return [pk for pk, value in rows.values_list("group_id", "value") if host_of(value) in hosts]
