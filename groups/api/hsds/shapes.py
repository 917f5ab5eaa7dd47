"""The objects of HSDS 3.0 that we write, with those of their fields that we fill, and no others.

For the description of the API: what leaves is written by hand and held to this and to the published
schemas by tests. A field without a value is left out: HSDS knows no null.
"""

from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from groups.api.hsds.times import SOME_DAY, SOME_TIME

Uuid = Field(json_schema_extra={"format": "uuid"})


def _absent(kind: str = "", pattern: str | None = None) -> Any:
    """A field that may be left out; `kind` is its format in JSON Schema."""
    extra: dict[str, Any] | None = {"format": kind} if kind else None
    return Field(None, pattern=pattern, json_schema_extra=extra)


class Shape(Schema):
    """Nothing but what is named."""

    model_config = ConfigDict(extra="forbid")


class Taxonomy(Shape):
    """A list of words."""

    id: str = Uuid
    name: str
    description: str
    uri: str = _absent("uri")
    version: str = _absent()


class TaxonomyTerm(Shape):
    """A word of one of our lists."""

    id: str = Uuid
    code: str = _absent()
    name: str
    description: str
    parent_id: str = _absent("uuid")
    taxonomy: str = _absent()
    taxonomy_detail: Taxonomy = _absent()
    language: str = _absent()
    taxonomy_id: str = _absent("uuid")


class Attribute(Shape):
    """A word that is said of something; with `value` where it has words of its own."""

    id: str = Uuid
    link_id: str = _absent("uuid")
    taxonomy_term_id: str = _absent("uuid")
    link_type: str = _absent()
    link_entity: str = _absent()
    value: str = _absent()
    taxonomy_term: TaxonomyTerm = _absent()


class Phone(Shape):
    """A telephone number, by agreement."""

    id: str = Uuid
    service_id: str = _absent("uuid")
    organization_id: str = _absent("uuid")
    number: str


class Contact(Shape):
    """A further address for email, by agreement. Nobody is named."""

    id: str = Uuid
    organization_id: str = _absent("uuid")
    email: str = _absent("email")


class Funding(Shape):
    """Who pays for it."""

    id: str = Uuid
    organization_id: str = _absent("uuid")
    source: str = _absent()


class Language(Shape):
    """A language one is met in."""

    id: str = Uuid
    service_id: str = _absent("uuid")
    name: str = _absent()
    code: str = _absent()


class Schedule(Shape):
    """When it is open, in words: no entry says it in hours. So there is no time zone either."""

    id: str = Uuid
    service_id: str = _absent("uuid")
    description: str = _absent()


class ServiceArea(Shape):
    """A country or a region that it serves."""

    id: str = Uuid
    service_id: str = _absent("uuid")
    name: str = _absent()
    extent: str = _absent()
    extent_type: str = _absent()


class Address(Shape):
    """Where post reaches it, by agreement."""

    id: str = Uuid
    location_id: str = _absent("uuid")
    address_1: str
    city: str
    state_province: str
    postal_code: str
    country: str
    address_type: Literal["postal"]


class Accessibility(Shape):
    """What is there for whom it would be closed without it."""

    id: str = Uuid
    location_id: str = _absent("uuid")
    description: str = _absent()
    details: str = _absent()


class FlatLocation(Shape):
    """A town, never a house; or the internet."""

    id: str = Uuid
    location_type: Literal["physical", "virtual"]
    organization_id: str = _absent("uuid")
    name: str = _absent()
    description: str = _absent()
    latitude: float = _absent()
    longitude: float = _absent()
    external_identifier: str = _absent()
    external_identifier_type: str = _absent()


class Location(FlatLocation):
    """The same with what belongs to it."""

    addresses: list[Address] = _absent()
    accessibility: list[Accessibility] = _absent()


class FlatOrganization(Shape):
    """An entry, as who it is."""

    id: str = Uuid
    name: str
    alternate_name: str = _absent()
    description: str
    email: str = _absent("email")
    website: str = _absent("uri")
    logo: str = _absent()
    uri: str = _absent("uri")
    parent_organization_id: str = _absent("uuid")


class NestedOrganization(FlatOrganization):
    """The same with what belongs to it."""

    funding: list[Funding] = _absent()
    contacts: list[Contact] = _absent()
    phones: list[Phone] = _absent()
    locations: list[Location] = _absent()
    attributes: list[Attribute] = _absent()


class FlatService(Shape):
    """An entry, as what it does."""

    id: str = Uuid
    organization_id: str = _absent("uuid")
    name: str
    alternate_name: str = _absent()
    description: str = _absent()
    url: str = _absent("uri")
    email: str = _absent("email")
    status: Literal["active"]
    fees_description: str = _absent()
    eligibility_description: str = _absent()
    assured_date: str = _absent(pattern=SOME_DAY)
    last_modified: str = _absent(pattern=SOME_TIME)
    organization: FlatOrganization = _absent()


class BareService(FlatService):
    """What belongs to a service, wherever it stands."""

    phones: list[Phone] = _absent()
    schedules: list[Schedule] = _absent()
    service_areas: list[ServiceArea] = _absent()
    languages: list[Language] = _absent()
    attributes: list[Attribute] = _absent()


class BareAtLocation(Shape):
    """That a service is somewhere."""

    id: str = Uuid
    service_id: str = _absent("uuid")
    location_id: str = _absent("uuid")


class InnerAtLocation(BareAtLocation):
    """Where a service is, inside that service."""

    location: Location = _absent()


class Service(BareService):
    """A service with all that belongs to it."""

    organization: NestedOrganization = _absent()
    service_at_locations: list[InnerAtLocation] = _absent()


class OwnService(BareService):
    """The same inside its own organization, which is not told again."""

    service_at_locations: list[InnerAtLocation] = _absent()


class Organization(NestedOrganization):
    """An organization with all that belongs to it; of its service perhaps only the id."""

    services: list[OwnService] = _absent()


class FlatAtLocation(BareAtLocation):
    """Where a service is, and which."""

    location: FlatLocation = _absent()
    service: FlatService = _absent()


class HereService(BareService):
    """A service inside the place where it is."""

    organization: NestedOrganization = _absent()


class AtLocation(InnerAtLocation):
    """The same with all that belongs to it."""

    service: HereService = _absent()


class Page(Shape):
    """One page of a list."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool


class About(Shape):
    """Which HSDS this is, and where it is described."""

    version: str
    profile: str = Field(json_schema_extra={"format": "uri"})
    openapi_url: str = Field(json_schema_extra={"format": "uri"})
