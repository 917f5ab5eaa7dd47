"""A page of a list, in the envelope of HSDS."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from community.api import not_here, refuse
from groups.api.conditions import link
from groups.api.hsds.asked import A_PAGE, LARGEST_MINIMAL, LARGEST_PAGE, Narrowed, Paged
from groups.api.hsds.ids import SERVICE, parsed, turned
from groups.api.hsds.times import as_time
from groups.api.hsds.vocabulary import Vocabulary
from groups.api.hsds.writing import Writer
from groups.describing import describe, with_all
from groups.models import Group
from groups.models.group import GroupQuerySet

Write = Callable[[Writer], Any]


def page(asked: Paged, total: int, rows: Callable[[int, int], Sequence[Any]]) -> HttpResponse:
    """The page that is asked for. A page after the last is empty."""
    size = size_of(asked)
    start = (asked.page - 1) * size
    contents = list(rows(start, start + size)) if start < total else []
    pages = ceil(total / size)
    return answer(
        {
            "total_items": total,
            "total_pages": pages,
            "page_number": asked.page,
            "size": len(contents),
            "first_page": asked.page == 1,
            "last_page": asked.page >= pages,
            "empty": not contents,
            "contents": contents,
        }
    )


def size_of(asked: Paged) -> int:
    """How many on a page. Whoever asks for the least of each gets all of them in one."""
    minimal = getattr(asked, "minimal", False)
    most = LARGEST_MINIMAL if minimal else LARGEST_PAGE
    return min(asked.per_page or (most if minimal else A_PAGE), most)


def answer(content: Any) -> HttpResponse:
    """As JSON, with the ways on from it."""
    return link(JsonResponse(content, json_dumps_params={"ensure_ascii": False}))


def entries(
    request: HttpRequest,
    asked: Any,
    write: Write,
    narrow: Callable[[GroupQuerySet], GroupQuerySet] = lambda found: found,
) -> HttpResponse:
    """A page of entries, each written so; 400 where what is asked for was not understood."""
    narrowed = Narrowed.by(asked)
    if narrowed.errors:
        return refuse(narrowed.errors)
    today = timezone.localdate()
    found = narrow(narrowed.groups(today))

    def rows(start: int, end: int) -> list[Any]:
        part = with_all(found)[start:end]
        return [write(Writer(describe(group, today), narrowed.words)) for group in part]

    return page(asked, found.count(), rows)


def least(asked: Any) -> HttpResponse:
    """A page of services by which to see what has changed: of many thousands, so little is read.

    `name` and `status` are told because the schema of a service requires them.
    """
    narrowed = Narrowed.by(asked)
    if narrowed.errors:
        return refuse(narrowed.errors)
    found = narrowed.groups(timezone.localdate())

    def rows(start: int, end: int) -> list[Any]:
        part = found.values_list("pk", "name", "standing__changed_on")[start:end]
        return [
            {
                "id": str(turned(pk, SERVICE)),
                "name": name,
                "status": "active",
                "last_modified": as_time(changed_on),
            }
            for pk, name, changed_on in part
        ]

    return page(asked, found.count(), rows)


def entry(
    text: str,
    bits: int,
    write: Write,
    narrow: Callable[[GroupQuerySet], GroupQuerySet] = lambda found: found,
) -> HttpResponse:
    """One entry by the id of what was made of it; 404 where nothing listed has it."""
    known, today = parsed(text), timezone.localdate()
    listed = with_all(narrow(Group.objects.listed(today)))
    group = listed.filter(pk=turned(known, bits)).first() if known else None
    if group is None:
        return not_here()
    return answer(write(Writer(describe(group, today), Vocabulary.whole())))
