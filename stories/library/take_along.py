"""`stories/take-along/`: for people, how to take stories along, and what is asked of whoever does.

The page keeps what somebody was looking for: feed, files and frame are then of the same search.
"""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.api import LIMIT
from stories.api.conditions import DELETE_WITHIN_DAYS
from stories.api.open_stories import A_FILE
from stories.library.cursor import Cursor
from stories.library.feed import feed_address
from stories.library.machines import OPEN
from stories.library.query import StoryQuery
from stories.library.query_words import Sort

MOST_FILES: Final = 20
FRAME: Final = (
    '<iframe src="{}" title="{}" width="100%" height="600" loading="lazy" '
    'referrerpolicy="no-referrer"></iframe>'
)


@require_safe
def take_along(request: HttpRequest) -> HttpResponse:
    """The page: every answer is 200, whatever stands in the address."""
    query = replace(StoryQuery.parse(request.GET), cursor=None, sort=Sort.NEWEST.value)
    words = query.url_params()
    return render(
        request,
        "stories/library/take_along.html",
        {
            "asked": query.describe(),
            "words": words,
            "feed": feed_address(query),
            "json": _whole("api:stories") + words,
            "withdrawn": _whole("api:stories_withdrawn"),
            "openapi": _whole("api:openapi-json"),
            "embed": (frame := _embed() + words),
            "code": _code(frame),
            "most": LIMIT.most,
            "files": _files(query, timezone.now().date()),
            "a_file": A_FILE,
            "delete_within": DELETE_WITHIN_DAYS,
        },
    )


def _whole(name: str, *arguments: str) -> str:
    return settings.BASE_URL + reverse(name, args=arguments)


def _embed() -> str:
    language = get_language() or settings.LANGUAGE_CODE
    if language == settings.LANGUAGE_CODE:
        return _whole("stories_embed")
    return _whole("stories_embed_in", language)


def _code(frame: str) -> str:
    """The lines for another page. The story opens beside it, and is not told from where."""
    title = _("Stories about force in mental health services")
    # As text: the page that shows it escapes it once more.
    return str.__str__(format_html(FRAME, frame, title))


def _files(query: StoryQuery, today: date) -> list[dict[str, Any]]:
    """The spreadsheets that hold all of them, the newest first, and how many stories are in each.

    Only their places in the list are read. Programs go on past the last one by its Link header.
    """
    most = MOST_FILES * A_FILE
    rows = query.queryset(today).filter(OPEN).values_list("batch", "reference")
    places = [Cursor(batch, reference) for batch, reference in rows[:most]]
    starts = range(0, len(places), A_FILE)
    return [
        {
            "url": reverse("api:stories_csv")
            + query.url_params(cursor=places[start - 1] if start else None),
            "stories": len(places[start : start + A_FILE]),
        }
        for start in starts
    ]
