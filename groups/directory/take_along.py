"""`find/take-along/`: for people, how to take the directory along, and what is asked of them.

The page keeps what somebody was looking for: files and data are then of the same search.
"""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.api import LIMIT
from groups.api.conditions import FETCH_DAYS
from groups.api.open_groups import A_FILE
from groups.directory.cursor import Cursor
from groups.directory.query import DirectoryQuery

MOST_FILES: Final = 20


@require_safe
def take_along(request: HttpRequest) -> HttpResponse:
    """The page: every answer is 200, whatever stands in the address."""
    query = replace(DirectoryQuery.parse(request.GET), cursor=None)
    words, today = query.url_params(), timezone.localdate()
    return render(
        request,
        "groups/take_along.html",
        {
            "asked": query.describe(),
            "words": words,
            "apart": query.wide().url_params() if query.has_apart and not query.apart else "",
            "files": _files(query, today),
            "maps": reverse("api:groups_geojson") + words,
            "json": _whole("api:groups") + words,
            "hsds": _whole("api:hsds"),
            "openapi": _whole("api:openapi-json"),
            "a_file": A_FILE,
            "most": LIMIT.most,
            "fetch_days": FETCH_DAYS,
        },
    )


def _whole(name: str) -> str:
    return settings.BASE_URL + reverse(name)


def _files(query: DirectoryQuery, today: date) -> list[dict[str, Any]]:
    """The spreadsheets that hold all of them. Programs go on past the last by its Link header."""
    rows = query.queryset(today)
    total = min(rows.count(), MOST_FILES * A_FILE)
    starts = range(0, total, A_FILE)
    return [
        {
            "url": reverse("api:groups_csv")
            + query.url_params(cursor=Cursor.at(rows[start - 1]) if start else None),
            "entries": min(A_FILE, total - start),
        }
        for start in starts
    ]
