"""What search engines are told of an entry, in the words of schema.org, as microdata.

Not as JSON-LD: nothing inline stands in a page here, not even a block that no browser would run.
And not woven into the visible page: its facts stand there in words that a machine would misread.
So the same description from which the open formats are written stands once more at the end of the
page, as `meta` and `link`, which HTML allows there (HTML, 5.1.2).
"""

from dataclasses import dataclass
from typing import Final

from groups.api.hsds.values import country_name
from groups.choices import Kind, Scope
from groups.describing import Entry

TYPES: Final = {
    Kind.USER_LED: "NGO",
    Kind.FAMILY: "NGO",
    Kind.NETWORK: "NGO",
    Kind.ADVOCACY: "NGO",
    Kind.LAWYERS: "LegalService",
    Kind.RESEARCH: "ResearchOrganization",
    Kind.PUBLIC_OFFICE: "GovernmentOffice",
}
OTHER: Final = "Organization"


@dataclass(frozen=True)
class Property:
    """One thing that is said: in words, as an address, or as another thing."""

    name: str
    words: str = ""
    link: str = ""
    thing: "Thing | None" = None


@dataclass(frozen=True)
class Thing:
    """A thing of schema.org and what is said of it."""

    type: str
    properties: tuple[Property, ...]


def thing_of(entry: Entry) -> Thing | None:
    """The entry as a thing; None for an invented one, which nobody should find as a real one."""
    if entry.example:
        return None
    # No group of a hospital is told to be independent of it.
    kind = OTHER if entry.run_by_service else TYPES.get(Kind(entry.kind), OTHER)
    website, *more = entry.websites or (entry.url,)
    return Thing(
        kind,
        (
            Property("name", entry.name),
            *words("alternateName", entry.short_name),
            *words("description", entry.about),
            Property("identifier", f"urn:uuid:{entry.id}"),
            Property("url", link=website),
            Property("mainEntityOfPage", link=entry.url),
            *words("email", *entry.emails),
            *words("telephone", *entry.phones),
            *(Property("sameAs", link=where) for where in (*more, *entry.social)),
            *(Property("logo", link=where) for where in [entry.logo] if where),
            *address_of(entry, *entry.addresses[:1]),
            *_place(entry),
            *_area(entry),
            *words("knowsLanguage", *entry.languages),
        ),
    )


def words(name: str, *values: str) -> list[Property]:
    """The same property once for each value that is said."""
    return [Property(name, value) for value in values if value]


def address_of(entry: Entry, *street: str) -> list[Property]:
    """Where it is. The street only where its organiser lets it be shown; the town is told on the
    page too."""
    said = [
        *words("streetAddress", *street),
        *words("addressLocality", entry.town),
        *words("addressRegion", entry.region),
        *words("addressCountry", entry.country),
    ]
    return [Property("address", thing=Thing("PostalAddress", tuple(said)))] if said else []


def _place(entry: Entry) -> list[Property]:
    if entry.point is None:
        return []
    latitude, longitude = map(str, entry.point)
    point = Thing(
        "GeoCoordinates", (Property("latitude", latitude), Property("longitude", longitude))
    )
    return [Property("location", thing=Thing("Place", (Property("geo", thing=point),)))]


def _area(entry: Entry) -> list[Property]:
    codes = entry.countries or ((entry.country,) if entry.scope == Scope.COUNTRY else ())
    countries = [Thing("Country", (Property("name", country_name(code)),)) for code in codes]
    if entry.scope == Scope.REGION and entry.region:
        countries.append(Thing("AdministrativeArea", (Property("name", entry.region),)))
    if entry.scope == Scope.TOWN and entry.town:
        countries.append(Thing("City", (Property("name", entry.town),)))
    return [Property("areaServed", thing=thing) for thing in countries]
