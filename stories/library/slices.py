"""One slice of the list, by place and not by number: as quick at the end as at the start."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from stories.library.cursor import Cursor
from stories.library.query import StoryQuery
from stories.models import Story


@dataclass(frozen=True)
class Slice:
    """Some stories in the order that was asked for, and where the list goes on, if it does.

    `next` and `previous` go into the query's `cursor`: `query.url_params(cursor=found.next)`.
    """

    stories: Sequence[Story]
    next: Cursor | None = None
    previous: Cursor | None = None


def take(query: StoryQuery, today: date, size: int, *, only: Q | None = None) -> Slice:
    """So many stories from the query's cursor on; `only` narrows what there is at all, such as
    to open data. One database query, two where somebody comes back to the first ones.
    """
    rows = query.queryset(today).filter(only or Q())
    cursor = query.cursor
    if cursor is None:
        return _forwards(list(rows[: size + 1]), size, None)
    rows = rows.filter(cursor.condition())
    if not cursor.back:
        return _forwards(list(rows[: size + 1]), size, cursor)
    found = list(rows.order_by(*BACKWARDS)[: size + 1])
    if len(found) < size:  # the first slice is always a whole one
        return take(replace(query, cursor=None), today, size, only=only)
    return _backwards(found, size)


BACKWARDS = ("batch", "-reference")


def _forwards(found: list[Story], size: int, cursor: Cursor | None) -> Slice:
    stories = found[:size]
    before = Cursor.at(stories[0], back=True) if stories else cursor and cursor.turned()
    return Slice(
        stories,
        next=Cursor.at(stories[-1]) if len(found) > size else None,
        previous=before if cursor else None,
    )


def _backwards(found: list[Story], size: int) -> Slice:
    stories = found[size - 1 :: -1]
    return Slice(
        stories,
        next=Cursor.at(stories[-1]),
        previous=Cursor.at(stories[0], back=True) if len(found) > size else None,
    )
