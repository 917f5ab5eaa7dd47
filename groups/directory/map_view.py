"""`find/map.json`: what a map asks for as it is moved, with the same query words as the page."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from community.api import refuse, too_often, unchanged_or
from community.lib.geo import Box, bounding_box
from community.lib.remembered import remembered
from community.limits import Limit
from groups.directory.map_data import FURTHEST, WORLD, View, map_data
from groups.directory.query import DirectoryQuery
from groups.models import Group

GEOJSON: Final = "application/geo+json"  # RFC 7946, 12
TIGHT: Final = {"separators": (",", ":")}
KEPT_SECONDS: Final = 60
LIMIT: Final = Limit("map", most=240, seconds=60)
FAR: Final = 6  # up to this zoom
CLOSEST: Final = 30  # beyond, a zoom is a slip
DIGITS: Final = 2
BOX: Final = "Four numbers in degrees: west,south,east,north."
ZOOM: Final = f"A whole number from 0 to {CLOSEST}."


@require_safe
def map_json(request: HttpRequest) -> HttpResponse:
    """The entries in view as GeoJSON. What is not understood of the search is passed over, as on
    the page; a map that cannot say what it shows is told so with 400."""
    seconds = LIMIT.pause(request)
    if seconds:
        return too_often(seconds)
    wrong: dict[str, str] = {}
    view = read_view(request.GET, wrong)
    if wrong:
        return refuse(wrong)
    query = replace(DirectoryQuery.parse(request.GET), apart=False, cursor=None)
    today = timezone.localdate()
    whole = query.is_empty and view.zoom <= FAR
    told = _of_all(view, today) if whole else map_data(query.queryset(today), view)
    response = JsonResponse(told, content_type=GEOJSON, json_dumps_params=TIGHT)
    # What somebody looks for lies in no cache but their own, and there for a minute.
    whose = "private" if query.url_params() else "public"
    patch_cache_control(response, max_age=KEPT_SECONDS, **{whose: True})
    return unchanged_or(request, response)


def map_context(query: DirectoryQuery) -> dict[str, str]:
    """What the map component needs beside a search: where its data are, and what to look at first.

    Nothing where the search is for what stands nowhere.
    """
    if query.apart:
        return {"map_data_url": ""}
    words = query.url_params(cursor=None, apart=False)
    context = {"map_data_url": reverse("groups:map_data") + words}
    if query.point:
        box = bounding_box(*query.point, query.radius)
        sides = (box.west, box.south, box.east, box.north)
        context["map_view"] = ",".join(f"{side:.3f}" for side in sides)
    return context


@remembered(KEPT_SECONDS, key=lambda view, today: (view, today, get_language()))
def _of_all(view: View, today: date) -> dict[str, Any]:
    """The whole directory from afar: what most maps begin with, and all entries are counted for."""
    return map_data(Group.objects.listed(today), view)


def read_view(values: QueryDict, wrong: dict[str, str]) -> View:
    """What is looked at, the whole globe where nothing is said; notes what is wrong in `wrong`."""
    box, zoom = WORLD, FURTHEST
    if "bbox" in values:
        try:
            box = _box(values.get("bbox", ""))
        except ValueError:
            wrong["bbox"] = BOX
    if "zoom" in values:
        text = values.get("zoom", "")
        if text.isascii() and text.isdigit() and len(text) <= DIGITS and int(text) <= CLOSEST:
            zoom = int(text)
        else:
            wrong["zoom"] = ZOOM
    return View(box, zoom)


def _box(text: str) -> Box:
    """Raises ValueError for anything that is no part of the globe; NaN compares with nothing."""
    west, south, east, north = map(float, text.split(","))
    right = -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90
    if not right:
        raise ValueError(BOX)
    return Box(south, west, north, east)
