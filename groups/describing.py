"""What an entry tells whoever takes it along: one description, from which every format is written.

JSON, GeoJSON, CSV, HSDS and schema.org say the same because none of them reads the database. Only
what its organiser lets anybody see is in here; the day of a confirmation is told as its month, as
on the page: at which hour somebody sat down to press a button is nobody's business.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import override

from community.models import HouseImage
from groups.choices import Channel
from groups.freshness import Freshness
from groups.models import Contact, Group
from groups.models.group import GroupQuerySet

SHOWN: Final = "shown_contacts"
LOGO: Final = "max-400x400|format-webp"
CHANNELS: Final = {
    Channel.EMAIL: "emails",
    Channel.PHONE: "phones",
    Channel.WEBSITE: "websites",
    Channel.ADDRESS: "addresses",
    Channel.SOCIAL: "social",
}
# What is the same in the model under the same name.
SAME: Final = (
    "slug name short_name kind text_language about control control_words run_by_service on_rights "
    "on_force audience_words access_words opening cost scope online country region_code "
    "geonames_id latitude longitude funder ties logo_alt source_url source_on example"
).split()
SLUGS: Final = ("control_as", "offers", "audiences", "languages", "access", "countries", "networks")


@dataclass(frozen=True)
class Entry:
    """One entry. Empty words mean: not said. `confirmed` is a month, such as "2026-03".

    `networks` are the ids of entries; `changed_on` is the last day on which anything here changed.
    """

    id: UUID
    url: str
    slug: str
    name: str
    short_name: str
    kind: str
    text_language: str
    about: str
    control: str
    control_as: tuple[str, ...]
    control_words: str
    run_by_service: bool
    on_rights: str
    on_force: str
    offers: tuple[str, ...]
    audiences: tuple[str, ...]
    audience_words: str
    languages: tuple[str, ...]
    access: tuple[str, ...]
    access_words: str
    opening: str
    cost: str
    scope: str
    online: bool
    country: str
    region_code: str
    region: str
    town: str
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    countries: tuple[str, ...]
    funder: str
    ties: str
    networks: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    websites: tuple[str, ...]
    addresses: tuple[str, ...]
    social: tuple[str, ...]
    contacts_agreed: bool
    logo: str
    logo_alt: str
    source_url: str
    source_on: date | None
    confirmed: str
    confirmed_by: str
    stale: bool
    changed_on: date
    example: bool

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, in degrees; None where it stands nowhere."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


FIELDS: Final = tuple(field.name for field in fields(Entry))


def with_all(groups: GroupQuerySet) -> GroupQuerySet:
    """The same entries, read together with what a description needs: a handful of queries."""
    return groups.select_related("standing").prefetch_related(*beside())


def read_all(groups: Sequence[Group]) -> Sequence[Group]:
    """The same for entries that were read already, with their standing."""
    prefetch_related_objects(groups, *beside())
    return groups


def beside() -> "list[Prefetch[Any]]":
    """What of other tables a description tells: to read it with the entries, all at once."""
    shown = Prefetch("contacts", queryset=Contact.objects.shown(), to_attr=SHOWN)
    return [shown, Prefetch("logo", queryset=HouseImage.objects.prefetch_renditions(LOGO))]


def describe(group: Group, today: date) -> Entry:
    """The description. Asks the database nothing of an entry that came through `with_all`."""
    return Entry(**said_of(group, today))


def said_of(group: Group, today: date) -> dict[str, Any]:
    """Everything that `Entry` says of it, of a circle too."""
    standing = group.standing
    confirmed = standing.confirmed_on
    contacts = _contacts(_shown(group))
    return {
        "id": group.pk,
        "url": address_of(group),
        "region": group.region_name,
        "town": group.place_name,
        "logo": _logo(group),
        "confirmed": f"{confirmed:%Y-%m}" if confirmed else "",
        "confirmed_by": standing.confirmed_by if confirmed else "",
        "stale": standing.freshness(today) in (Freshness.STALE, Freshness.HIDDEN),
        "changed_on": standing.changed_on,
        **{name: getattr(group, name) for name in SAME},
        **_slugs(group),
        "contacts_agreed": any(contacts.values()),
        **contacts,
    }


def address_of(group: Group) -> str:
    """Its page, whole, under the language that every installation has."""
    with override(settings.LANGUAGE_CODE):
        return settings.BASE_URL + group.get_absolute_url()


def _shown(group: Group) -> Iterable[Contact]:
    return getattr(group, SHOWN) if hasattr(group, SHOWN) else group.contacts.shown()


def _slugs(group: Group) -> dict[str, Any]:
    return {name: tuple(map(str, getattr(group, name))) for name in SLUGS}


def _contacts(shown: Iterable[Contact]) -> dict[str, Any]:
    ways = [(contact.channel, contact.value) for contact in shown if contact.shown]
    return {
        name: tuple(value for channel, value in ways if channel == way)
        for way, name in CHANNELS.items()
    }


def _logo(group: Group) -> str:
    if group.logo is None:
        return ""
    where: str = group.logo.get_rendition(LOGO).url
    return where if where.startswith("http") else settings.BASE_URL + where
