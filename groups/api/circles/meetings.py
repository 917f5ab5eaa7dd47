"""`/api/circles/meetings.json`: weekly circles in the Meeting Guide format, a bare array."""

from typing import Annotated, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field, StringConstraints

from community.api import listing, refuse
from community.lib.meeting_guide import rows
from groups.api.circles.asked import OF_A_SEARCH, AskedSearch, ask
from groups.api.circles.conditions import CONDITIONS
from groups.api.conditions import link
from groups.circles.describing import describe_all
from groups.circles.meeting_guide import as_meetings

PLAIN: Final = {"ensure_ascii": False}
CLOCK: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
router = Router(tags=["circles"])


class Row(Schema):
    """A weekday of a circle. What is not known, or told only to those who ask, is left out."""

    model_config = ConfigDict(extra="forbid")

    name: str
    slug: str = Field(max_length=64, description="Of the row: its circle’s and the weekday.")
    day: int = Field(ge=0, le=6, description="0 is Sunday.")
    time: str = Field(pattern=CLOCK)
    end_time: str = Field(pattern=CLOCK)
    timezone: str
    formatted_address: str
    latitude: float = Field(description="Of the town, not of a house.")
    longitude: float
    approximate: Annotated[str, StringConstraints(pattern="^(yes|no)$")]
    updated: str = Field(description="UTC.")
    url: str
    location: str = Field("")
    notes: str = Field("")
    types: list[str] = Field([])
    conference_url: str = Field("", description="Only where everybody may see it.")


@listing(
    router,
    "/circles/meetings.json",
    *OF_A_SEARCH,
    answer=list[Row],
    operation_id="circles_meetings",
    summary="Weekly circles in the Meeting Guide format",
    description=f"{CONDITIONS} The format knows weekly meetings alone: circles that repeat "
    "otherwise (every other week, monthly, once) are not here, nor is a weekday that does not meet "
    "in the coming four weeks, nor a circle in person that does not say its town. "
    "See https://github.com/code4recovery/spec.",
    url_name="circles_meetings",
)
def meetings(request: HttpRequest, asked: Query[AskedSearch]) -> HttpResponse:
    """All of them, in the order of the page."""
    now = timezone.now()
    today = timezone.localdate(now)
    query = ask(request.GET)
    if query.errors:
        return refuse(query.errors, OF_A_SEARCH)
    entries = describe_all(list(query.queryset(today)), today)
    told = rows(as_meetings(entries), now)
    return link(JsonResponse(told, safe=False, json_dumps_params=PLAIN))
