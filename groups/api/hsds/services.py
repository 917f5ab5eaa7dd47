"""`/api/hsds/services`, `organizations` and `service_at_locations`."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query, QueryEx, Router

from community.api import listing
from groups.api.conditions import CONDITIONS
from groups.api.hsds import ids, shapes
from groups.api.hsds.asked import AskedAtLocations, AskedOrganizations, AskedServices
from groups.api.hsds.pages import entries, entry, least
from groups.choices import Scope
from groups.models.group import GroupQuerySet

Id = PathEx[str, P(max_length=100, description="Its UUID.")]
router = Router(tags=["hsds"])


class Services(shapes.Page):
    """A page of services."""

    contents: list[shapes.Service | shapes.FlatService]


class Organizations(shapes.Page):
    """A page of organizations."""

    contents: list[shapes.Organization | shapes.FlatOrganization]


class AtLocations(shapes.Page):
    """A page of services at their places."""

    contents: list[shapes.AtLocation | shapes.FlatAtLocation]


@listing(
    router,
    "/services",
    *AskedServices.model_fields,
    answer=Services,
    operation_id="hsds_services",
    summary="HSDS 3.0: what each entry does",
    description=CONDITIONS,
    url_name="hsds_services",
)
def services(request: HttpRequest, asked: Query[AskedServices]) -> HttpResponse:
    """A page of them."""
    if asked.minimal:
        return least(asked)
    return entries(request, asked, lambda w: w.service() if asked.full else w.flat_service())


@listing(
    router,
    "/services/{id}",
    answer=shapes.Service,
    operation_id="hsds_service",
    summary="HSDS 3.0: a service with all that belongs to it",
    url_name="hsds_service",
)
def service(request: HttpRequest, id: Id) -> HttpResponse:  # noqa: A002
    """One of them."""
    return entry(id, ids.SERVICE, lambda writer: writer.service())


@listing(
    router,
    "/organizations",
    *AskedOrganizations.model_fields,
    answer=Organizations,
    operation_id="hsds_organizations",
    summary="HSDS 3.0: who each entry is",
    description=CONDITIONS,
    url_name="hsds_organizations",
)
def organizations(
    request: HttpRequest,
    asked: Query[AskedOrganizations],
) -> HttpResponse:
    """A page of them."""
    whole = bool(asked.full_service)
    if asked.full or whole:
        return entries(request, asked, lambda w: w.organization(whole_service=whole))
    return entries(request, asked, lambda w: w.flat_organization())


@listing(
    router,
    "/organizations/{id}",
    "full_service",
    answer=shapes.Organization,
    operation_id="hsds_organization",
    summary="HSDS 3.0: an organization with all that belongs to it",
    url_name="hsds_organization",
)
def organization(
    request: HttpRequest,
    id: Id,  # noqa: A002
    full_service: QueryEx[bool, P(description="With all of its service.")] = False,
) -> HttpResponse:
    """One of them."""
    return entry(id, 0, lambda w: w.organization(whole_service=full_service))


@listing(
    router,
    "/service_at_locations",
    *AskedAtLocations.model_fields,
    answer=AtLocations,
    operation_id="hsds_service_at_locations",
    summary="HSDS 3.0: what is done in which town, or online",
    description=CONDITIONS,
    url_name="hsds_service_at_locations",
)
def at_locations(
    request: HttpRequest,
    asked: Query[AskedAtLocations],
) -> HttpResponse:
    """A page of them; the nearest first where it is asked for near a town."""
    return entries(
        request, asked, lambda w: w.at_location() if asked.full else w.flat_at_location(), somewhere
    )


@listing(
    router,
    "/service_at_locations/{id}",
    answer=shapes.AtLocation,
    operation_id="hsds_service_at_location",
    summary="HSDS 3.0: a service at its place with all that belongs to it",
    url_name="hsds_service_at_location",
)
def at_location(request: HttpRequest, id: Id) -> HttpResponse:  # noqa: A002
    """One of them."""
    return entry(id, ids.AT_LOCATION, lambda writer: writer.at_location(), somewhere)


def somewhere(found: GroupQuerySet) -> GroupQuerySet:
    """Those that have a place: the others are for a whole country, and nowhere in it."""
    there = Q(latitude__isnull=False, longitude__isnull=False)
    return found.filter(there | Q(online=True) | Q(scope=Scope.ONLINE))
