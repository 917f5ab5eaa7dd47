"""`/api/circles` and `/api/circles.csv`: the circles as their page finds them, for programs.

Both take the query words of the page, and give the same circles in the same order.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from community.api import listing, refuse
from groups.api.circles.asked import WORDS, AskedCircles, ask
from groups.api.circles.conditions import CONDITIONS
from groups.api.circles.open_circle import OpenCircle, as_cells, as_data
from groups.api.conditions import conditions_address, link
from groups.api.parts import Part, part_of, spreadsheet
from groups.circles.columns import COLUMNS
from groups.circles.describing import CircleEntry, describe_all
from groups.models import Circle

A_PAGE: Final = 100
A_FILE: Final = 1_000
LAST_COLUMN: Final = "conditions"
PLAIN: Final = {"ensure_ascii": False}
router = Router(tags=["circles"])


class OpenCircles(Schema):
    """A page of circles."""

    conditions: str = Field(description="What we ask of everyone who takes them along.")
    conditions_url: str = Field(description="The same for people.")
    total: int = Field(description="How many circles were found.")
    circles: list[OpenCircle]
    next: str | None = Field(description="The address of the next page; null on the last.")


Writer = Callable[[Part[CircleEntry], datetime], HttpResponse]


@listing(
    router,
    "/circles",
    *WORDS,
    answer=OpenCircles,
    operation_id="circles",
    summary="Intentional Peer Support circles",
    description=CONDITIONS,
    url_name="circles",
)
def circles(request: HttpRequest, asked: Query[AskedCircles]) -> HttpResponse:
    """A page of them."""
    return _answer(request, A_PAGE, _as_json)


@listing(
    router,
    "/circles.csv",
    *WORDS,
    answer=f"RFC 4180, at most {A_FILE} circles; the Link header names the next file.",
    csv=True,
    operation_id="circles_csv",
    summary="The same as a spreadsheet",
    description=f"{CONDITIONS} Several values are separated by “; ”, ways to get in touch and days "
    "by the end of a line. An apostrophe stands before what a spreadsheet would take for a "
    "formula, such as a telephone number: it is ours.",
    url_name="circles_csv",
)
def circles_csv(request: HttpRequest, asked: Query[AskedCircles]) -> HttpResponse:
    """The same, for a spreadsheet."""
    return _answer(request, A_FILE, _as_csv)


def _answer(request: HttpRequest, size: int, write: Writer) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    query = ask(request.GET)
    if query.errors:
        return refuse(query.errors, WORDS)

    def tell(found: Sequence[Circle]) -> list[CircleEntry]:
        return describe_all(found, today)

    part = part_of(request, query, today, size, tell)
    return link(write(part, now), part.following)


def _as_json(part: Part[CircleEntry], now: datetime) -> HttpResponse:
    page = {
        "conditions": CONDITIONS,
        "conditions_url": conditions_address(),
        "total": part.total,
        "circles": [as_data(entry, now) for entry in part.entries],
        "next": part.following or None,
    }
    return JsonResponse(page, json_dumps_params=PLAIN)


def _as_csv(part: Part[CircleEntry], _now: datetime) -> HttpResponse:
    rows = (as_cells(entry) for entry in part.entries)
    return spreadsheet("circles.csv", COLUMNS, rows, (LAST_COLUMN, conditions_address()))
