"""What the page of one entry shows."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from community.language import page_language
from groups.choices import Access, Audience, Channel, Control, Kind
from groups.directory.offers import Offers
from groups.directory.sentences import (
    area,
    confirmed,
    country_label,
    decides,
    is_stale,
    region_labels,
)
from groups.freshness import Freshness
from groups.languages import language_name
from groups.models import Circle, Contact, Facet, Group, Standing
from groups.models.group import GroupQuerySet

MOST_MEMBERS: Final = 50


class Shown(StrEnum):
    """How much of an entry its page shows."""

    WHOLE = "whole"
    RESTING = "resting"
    HIDDEN = "hidden"
    CLOSED = "closed"


@dataclass(frozen=True)
class Way:
    """One way to reach it; `href` is "" where there is no link."""

    label: str
    value: str
    href: str


@dataclass(frozen=True)
class Fact:
    """One line of what it says of itself; `lang` is "" for the page's own language."""

    term: str
    value: str
    lang: str = ""


def state_of(standing: Standing, today: date) -> Shown:
    """Closed before resting, resting before hidden."""
    if standing.closed_on:
        return Shown.CLOSED
    if standing.paused_on:
        return Shown.RESTING
    hidden = standing.freshness(today) == Freshness.HIDDEN
    return Shown.HIDDEN if hidden else Shown.WHOLE


def entry_context(group: Group, today: date, *, preview: bool = False) -> dict[str, Any]:
    """Everything its page shows. Needs `standing`; `preview` shows all of it in any state."""
    here = area(group, region_labels([group]))
    base = standing_context(group, today, preview=preview)
    base |= {"kind": Kind(group.kind).label, "area": here, "elsewhere": _elsewhere(group)}
    state = base["state"]
    if state in (Shown.CLOSED, Shown.HIDDEN):
        return base
    return base | {"facts": _facts(group, here)} | _whole(group, base["standing"], state, today)


def standing_context(group: Group, today: date, *, preview: bool = False) -> dict[str, Any]:
    """How a group or a circle stands: what its page shows of it in any state."""
    standing = Standing.objects.filter(group=group.pk).first() or Standing(group=group)
    state = Shown.WHOLE if preview else state_of(standing, today)
    return {
        "group": group,
        "standing": standing,
        "state": state,
        "lang": group.text_language if group.text_language != page_language() else "",
        "robots": "index, follow" if state == Shown.WHOLE else "noindex, follow",
        "paused_until": month_words(standing.paused_until),
        "confirmed": confirmed(standing, today),
        "stale": is_stale(standing, today),
    }


def _whole(group: Group, standing: Standing, state: Shown, today: date) -> dict[str, Any]:
    offers = Offers.whole()
    ways = [] if state == Shown.RESTING else ways_to(group)
    hidden = Contact.objects.filter(group=group, channel=Channel.EMAIL, shown=False)
    return {
        "control": Control(group.control).label if group.control else "",
        "decides": decides(group),
        "offers": _offers(group, offers),
        "audiences": labels_of(group.audiences, Audience.choices),
        "access": labels_of(group.access, Access.choices),
        "ways": ways,
        "can_write": state != Shown.RESTING and not ways and hidden.exists(),
        "networks": _named(Group.objects.filter(pk__in=_keys(group.networks)), today),
        "members": _named(_members(group), today),
        "circles": list(Circle.objects.listed(today).filter(host=group).by_name()[:MOST_MEMBERS]),
        "source_on": month_words(group.source_on),
    }


def ways_to(group: Group) -> list[Way]:
    """The ways to reach it that anybody may know."""
    return [
        Way(str(Channel(contact.channel).label), _plain(contact), contact.href)
        for contact in Contact.objects.shown().filter(group=group.pk)
    ]


def _plain(contact: Contact) -> str:
    """As people write it: an address on the web without its beginning."""
    return contact.value.removeprefix("https://").removeprefix("http://").rstrip("/")


def _offers(group: Group, offers: Offers) -> list[dict[str, str]]:
    here = reverse("groups:directory")
    return [{"label": offers.label(slug), "url": f"{here}?offer={slug}"} for slug in group.offers]


def labels_of(slugs: list[str], choices: Any) -> list[str]:
    """What a list of slugs says, in words; what is not known any more is left out."""
    known = dict(choices)
    return [str(known[slug]) for slug in slugs if slug in known]


def _facts(group: Group, here: str) -> list[Fact]:
    """What there is to say in a line each; what is not said is said so where people need it."""
    unsaid = _("not said yet")
    said = group.text_language if group.text_language != page_language() else ""
    languages = ", ".join(language_name(code) for code in group.languages)
    countries = ", ".join(country_label(code) for code in group.countries)
    rows = [
        Fact(_("Area"), here),
        Fact(_("Also online"), _("Yes")) if group.online else None,
        Fact(_("Countries"), countries) if countries and countries != here else None,
        Fact(_("Languages"), languages or unsaid),
        Fact(_("When"), group.opening, said) if group.opening else None,
    ]
    if not group.is_office:
        rows += [
            Fact(_("Cost"), group.cost or unsaid, said if group.cost else ""),
            Fact(_("Who pays for it"), group.funder or unsaid, said if group.funder else ""),
            Fact(
                _("Ties to hospitals, clinics or companies"),
                group.ties or unsaid,
                said if group.ties else "",
            ),
        ]
    return [row for row in rows if row]


def _members(group: Group) -> GroupQuerySet:
    rows = Facet.objects.filter(name="networks", slug=str(group.pk))
    return Group.objects.filter(pk__in=rows.values("group"))


def _keys(networks: list[Any]) -> list[UUID]:
    """The keys of entries; whatever else stands in the list names none."""
    found = []
    for text in networks:
        with suppress(ValueError):
            found.append(UUID(str(text)))
    return found


def _named(rows: GroupQuerySet, today: date) -> list[Group]:
    """Those of them that are listed, by name."""
    listed = Group.objects.listed(today).filter(pk__in=rows.values("pk"))
    return list(listed.by_name().only("slug", "name")[:MOST_MEMBERS])


def month_words(day: date | None) -> str:
    """Month and year; "" for no day."""
    return f"{MONTHS[day.month]} {day.year}" if day else ""


def _elsewhere(group: Group) -> str:
    """A search for others near it, or in its country."""
    here = reverse("groups:directory")
    if group.geonames_id:
        return f"{here}?place={group.geonames_id}"
    return f"{here}?country={group.country}" if group.country else here
