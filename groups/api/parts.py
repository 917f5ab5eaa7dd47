"""One page of a list for programs, whatever the list: cut, described, counted, and written."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from community.api import CSV
from groups.describing import Entry
from groups.directory.listing_query import ListingQuery
from groups.directory.slices import take

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Part(Generic[E]):
    """One page of what was found. `following` is the address of the next; "" on the last."""

    entries: list[E]
    total: int
    following: str


def part_of(
    request: HttpRequest,
    query: ListingQuery,
    today: date,
    size: int,
    tell: Callable[[Sequence[Any]], list[E]],
) -> Part[E]:
    """So many entries from the query's cursor on, told all at once."""
    found = take(query, today, size)
    following = ""
    if found.next:
        words = query.url_params(cursor=found.next)
        following = f"{settings.BASE_URL}{request.path}{words}"
    total = query.queryset(today).count()
    return Part(tell(found.groups), total, following)


def spreadsheet(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[str]], last: tuple[str, str]
) -> HttpResponse:
    """RFC 4180. `last` is a column that says the same in every row: a file that is passed on says
    there where its conditions stand."""
    response = HttpResponse(content_type=f"{CSV}; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    column, value = last
    writer.writerow([*columns, column])
    writer.writerows([*row, value] for row in rows)
    return response
