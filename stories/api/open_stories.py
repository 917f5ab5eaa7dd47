"""`/api/stories` and `/api/stories.csv`: the stories whose authors share them as open data.

Only in their authors' own words: a translation is ours, and not among the open data. The answer is
kept in no cache. Whoever re-uses stories has what they keep, and the list of what to delete.
"""

import csv
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from community.api import listing, refuse
from community.settings.policy import API_HEADERS, MAY_MINE
from stories.api.conditions import CONDITIONS, conditions_address, link, withdrawn_address
from stories.api.open_story import OpenStory, as_cells, as_data, chosen
from stories.api.words import WORDS, Asked, ask
from stories.library.machines import OPEN, tell_machines
from stories.library.slices import Slice, take

A_PAGE: Final = 100
A_FILE: Final = 500  # rows of a spreadsheet, which people open one by one
LAST_COLUMN: Final = "withdrawn"
router = Router(tags=["stories"])


class OpenStories(Schema):
    """A page of open stories."""

    conditions: str = Field(description="What we ask of everyone who re-uses stories.")
    conditions_url: str = Field(description="The same for people, with examples.")
    withdrawn: str = Field(description="The list of stories to delete: read it once a month.")
    stories: list[OpenStory]
    next: str | None = Field(description="The cursor of the next page; null on the last.")


@listing(
    router,
    "/stories",
    *WORDS,
    answer=OpenStories,
    operation_id="stories",
    summary="Stories that their authors share as open data",
    description=CONDITIONS,
    url_name="stories",
)
def stories(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """A page of them, newest batch first."""
    return _answer(request, asked, A_PAGE, _as_json)


@listing(
    router,
    "/stories.csv",
    *WORDS,
    answer=f"RFC 4180, at most {A_FILE} stories; the Link header names the next file.",
    csv=True,
    operation_id="stories_csv",
    summary="The same as a spreadsheet",
    description=f"{CONDITIONS} That address stands in the last column, `{LAST_COLUMN}`. Several "
    "topics or notes are separated by “; ”. An apostrophe stands before what a spreadsheet would "
    "take for a formula: it is ours, not the author’s.",
    url_name="stories_csv",
)
def stories_csv(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """The same, for a spreadsheet."""
    return _answer(request, asked, A_FILE, _as_csv)


def _answer(request: HttpRequest, asked: Asked, size: int, write: Any) -> HttpResponse:
    today = timezone.now().date()
    query = ask(request.GET, today)
    if query.errors:
        return refuse(query.errors, WORDS)
    found = take(query, today, size, only=OPEN)
    response = write(found, chosen(asked.fields or ""))
    following = ""
    if found.next:
        words = request.GET.copy()
        words["cursor"] = str(found.next)
        following = f"{settings.BASE_URL}{request.path}?{words.urlencode()}"
    return tell_machines(link(response, following), API_HEADERS["X-Robots-Tag"], MAY_MINE)


def _as_json(found: Slice, names: tuple[str, ...]) -> HttpResponse:
    page = {
        "conditions": CONDITIONS,
        "conditions_url": conditions_address(),
        "withdrawn": withdrawn_address(),
        "stories": [as_data(story, names) for story in found.stories],
        "next": str(found.next) if found.next else None,
    }
    return JsonResponse(page, json_dumps_params={"ensure_ascii": False})


def _as_csv(found: Slice, names: tuple[str, ...]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = 'attachment; filename="stories.csv"'
    writer = csv.writer(response)
    writer.writerow([*names, LAST_COLUMN])
    writer.writerows(_rows(found, names))
    return response


def _rows(found: Slice, names: tuple[str, ...]) -> Iterator[list[str]]:
    """A file that is passed on says in every row where the list of what to delete stands."""
    where = withdrawn_address()
    for story in found.stories:
        yield [*as_cells(as_data(story, names)), where]
