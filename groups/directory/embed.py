"""`/embed/groups/` and `/embed/groups/map/`: the directory on another organisation's own page.

In a frame, and never copied: it asks us each time, so that an entry that rests, is closed or was
not confirmed is gone from every page within a minute. It shows no contact: those stand on the
entry's own page, as its organiser chose. The list needs no script; the map needs ours alone.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from community.limits import Limit
from community.settings.policy import EMBED_MAP_POLICY, EMBED_POLICY
from groups.directory.query import DirectoryQuery
from groups.directory.sentences import RegionLabels, area, confirmed, region_labels
from groups.models import Group

MOST: Final = 20
KEPT_SECONDS: Final = 60
LIMIT: Final = Limit("embed", most=120, seconds=60)
ROBOTS: Final = "noindex, follow"


@require_safe
@xframe_options_exempt
def embed_list(request: HttpRequest, language: str = settings.LANGUAGE_CODE) -> HttpResponse:
    """The list, in a language of the pages. Raises Http404 for another one."""
    return _framed(request, language, "list", EMBED_POLICY)


@require_safe
@xframe_options_exempt
def embed_map(request: HttpRequest, language: str = settings.LANGUAGE_CODE) -> HttpResponse:
    """The map, in a language of the pages. Raises Http404 for another one."""
    return _framed(request, language, "map", EMBED_MAP_POLICY)


def _framed(
    request: HttpRequest, language: str, what: str, policy: dict[str, list[str]]
) -> HttpResponse:
    def context(seconds: int) -> dict[str, Any]:
        query = replace(DirectoryQuery.parse(request.GET), apart=False, cursor=None)
        words = query.url_params()
        found: dict[str, Any] = {
            "asked": query.describe(),
            "directory": reverse("groups:directory") + words,
        }
        if what == "map":
            return found | {"map_data_url": reverse("groups:map_data") + words}
        return found if seconds else found | _rows(query)

    return framed(request, language, f"groups/embed/{what}.html", policy, context)


def framed(
    request: HttpRequest,
    language: str,
    template: str,
    policy: dict[str, list[str]],
    context: Callable[[int], dict[str, Any]],
) -> HttpResponse:
    """A page for a frame on another site. `context` is handed in how many seconds to ask again; 0
    while it is answered. Raises Http404 for a language that no page has."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    seconds = LIMIT.pause(request)
    with override(language):
        status = 429 if seconds else 200
        whole = context(seconds) | {"seconds": seconds}
        response = render(request, template, whole, status=status)
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    patch_cache_control(response, public=True, max_age=0 if seconds else KEPT_SECONDS)
    response.headers["Content-Language"] = language
    response.headers["X-Robots-Tag"] = ROBOTS
    response._csp_replace = policy  # type: ignore[attr-defined]
    return response


def _rows(query: DirectoryQuery) -> dict[str, Any]:
    today = timezone.localdate()
    rows = list(query.queryset(today).select_related("standing")[: MOST + 1])
    regions = region_labels(rows)
    shown = [_row(group, today, regions) for group in rows[:MOST]]
    return {"rows": shown, "more": len(rows) > MOST}


def _row(group: Group, today: date, regions: RegionLabels) -> dict[str, Any]:
    return {
        "url": group.get_absolute_url(),
        "name": group.name,
        "language": group.text_language,
        "meta": f"{group.get_kind_display()} · {area(group, regions)}",
        "confirmed": confirmed(group.standing, today),
        "example": group.example,
    }
