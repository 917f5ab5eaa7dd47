"""`/api/groups`, `.geojson` and `.csv`: the directory as its page shows it, for programs.

All three take the query words of the page, and give the same entries in the same order.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from community.api import listing, refuse
from groups.api.asked import WORDS, Asked, ask
from groups.api.conditions import CONDITIONS, conditions_address, link
from groups.api.open_group import COLUMNS, OpenGroup, as_cells, as_data
from groups.api.parts import Part, part_of, spreadsheet
from groups.describing import Entry, describe, read_all
from groups.models import Group

A_PAGE: Final = 100
A_FILE: Final = 2_000
GEOJSON: Final = "application/geo+json"
LAST_COLUMN: Final = "conditions"
PLAIN: Final = {"ensure_ascii": False}
router = Router(tags=["groups"])


class OpenGroups(Schema):
    """A page of the directory."""

    conditions: str = Field(description="What we ask of everyone who takes it along.")
    conditions_url: str = Field(description="The same for people.")
    total: int = Field(description="How many entries were found.")
    groups: list[OpenGroup]
    next: str | None = Field(description="The address of the next page; null on the last.")


Writer = Callable[[Part[Entry]], HttpResponse]


@listing(
    router,
    "/groups",
    *WORDS,
    answer=OpenGroups,
    operation_id="groups",
    summary="User-led groups, allies and public offices",
    description=CONDITIONS,
    url_name="groups",
)
def groups(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """A page of them."""
    return _answer(request, A_PAGE, _as_json)


@listing(
    router,
    "/groups.geojson",
    *WORDS,
    answer=f"RFC 7946, at most {A_FILE} features; the Link header names the next file. An entry "
    "without a town has a geometry of null. `properties` are as in `/api/groups`.",
    kind=GEOJSON,
    operation_id="groups_geojson",
    summary="The same for maps",
    description=CONDITIONS,
    url_name="groups_geojson",
)
def groups_geojson(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """The same, for maps."""
    return _answer(request, A_FILE, _as_geojson)


@listing(
    router,
    "/groups.csv",
    *WORDS,
    answer=f"RFC 4180, at most {A_FILE} entries; the Link header names the next file.",
    csv=True,
    operation_id="groups_csv",
    summary="The same as a spreadsheet",
    description=f"{CONDITIONS} Several values are separated by “; ”, ways to get in touch by the "
    "end of a line. An apostrophe stands before what a spreadsheet would take for a formula, such "
    "as a telephone number: it is ours.",
    url_name="groups_csv",
)
def groups_csv(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """The same, for a spreadsheet."""
    return _answer(request, A_FILE, _as_csv)


def _answer(request: HttpRequest, size: int, write: Writer) -> HttpResponse:
    today = timezone.localdate()
    query = ask(request.GET)
    if query.errors:
        return refuse(query.errors, WORDS)

    def tell(groups: Sequence[Group]) -> list[Entry]:
        return [describe(group, today) for group in read_all(groups)]

    part = part_of(request, query, today, size, tell)
    return link(write(part), part.following)


def _head() -> dict[str, str]:
    return {"conditions": CONDITIONS, "conditions_url": conditions_address()}


def _as_json(part: Part[Entry]) -> HttpResponse:
    page = _head() | {
        "total": part.total,
        "groups": [as_data(entry) for entry in part.entries],
        "next": part.following or None,
    }
    return JsonResponse(page, json_dumps_params=PLAIN)


def _as_geojson(part: Part[Entry]) -> HttpResponse:
    page = {
        "type": "FeatureCollection",
        "features": [_feature(entry) for entry in part.entries],
        **_head(),
    }
    return JsonResponse(page, json_dumps_params=PLAIN, content_type=GEOJSON)


def _feature(entry: Entry) -> dict[str, Any]:
    """RFC 7946, 3.2: a feature without a place has a geometry of null. Longitude comes first."""
    point = entry.point
    geometry = {"type": "Point", "coordinates": [point[1], point[0]]} if point else None
    return {
        "type": "Feature",
        "id": str(entry.id),
        "geometry": geometry,
        "properties": as_data(entry),
    }


def _as_csv(part: Part[Entry]) -> HttpResponse:
    rows = (as_cells(as_data(entry)) for entry in part.entries)
    return spreadsheet("groups.csv", COLUMNS, rows, (LAST_COLUMN, conditions_address()))
