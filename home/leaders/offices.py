"""Public offices of the directory, as a letter names them: the office and never a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from groups.choices import OFFICES, Channel, Kind
from groups.directory.conditions import in_country
from groups.models import Contact, Group

MOST: Final = 100
# Whose task an office has, by what it says that it offers; one that says none of these leads.
TASKS: Final = {
    "monitoring-body": "monitoring",
    "complaint-or-appeal": "advocate",
    "independent-advocate": "advocate",
}


@dataclass(frozen=True)
class Office:
    """One office with its task, where that stands, and the ways to it that anybody may see."""

    slug: str
    name: str
    about: str
    language: str
    place: str
    country: str
    postal: str
    ways: tuple[str, ...]
    url: str
    source: str
    looked_on: date | None
    example: bool
    roles: frozenset[str]

    def fits(self, role: str) -> bool:
        """Whether a letter to such an office may begin with its name; "" is a letter to any."""
        return not role or role in self.roles

    @property
    def head(self) -> str:
        """As it stands at the top of a letter."""
        lines = [self.name, *self.postal.split(", ")] if self.postal else [self.name, self.place]
        return "\n".join(line for line in lines if line)


def offices_in(country: str, today: date) -> list[Office]:
    """Those of a country, or for it, by name; none where no country is chosen. Two queries."""
    if not country:
        return []
    here = Group.objects.listed(today).filter(in_country(country), kind__in=OFFICES)
    return _offices(here.by_name()[:MOST])


def office_named(slug: str, today: date) -> Office | None:
    """The one in an address; None where it is not listed, or is no office. Two queries."""
    if not slug:
        return None
    found = _offices(Group.objects.listed(today).filter(slug=slug, kind__in=OFFICES))
    return found[0] if found else None


def _offices(groups: Iterable[Group]) -> list[Office]:
    rows = list(groups)
    ways: dict[object, list[Contact]] = {}
    for contact in Contact.objects.shown().filter(group__in=[one.pk for one in rows]):
        ways.setdefault(contact.group_id, []).append(contact)
    return [_office(row, ways.get(row.pk, [])) for row in rows]


def _office(group: Group, ways: list[Contact]) -> Office:
    postal = next((way.value for way in ways if way.channel == Channel.ADDRESS), "")
    return Office(
        slug=group.slug,
        name=group.name,
        about=group.about,
        language=group.text_language,
        place=group.place_name,
        country=group.country,
        postal=" ".join(postal.split()),
        ways=tuple(way.value for way in ways if way.channel != Channel.ADDRESS),
        url=group.get_absolute_url(),
        source=group.source_url,
        looked_on=group.source_on,
        example=group.example,
        roles=_roles(group),
    )


def _roles(group: Group) -> frozenset[str]:
    """As who-decides names them. None here runs a hospital: the directory has no such offices."""
    if group.kind == Kind.POLICYMAKER:
        return frozenset({"parliament"})
    return frozenset(TASKS[one] for one in group.offers if one in TASKS) or frozenset({"authority"})
