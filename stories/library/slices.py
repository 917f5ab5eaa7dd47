"""One slice of the list, by place and not by number: as quick at the end as at the start."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q

from stories.library.conditions import looked_at
from stories.library.cursor import Cursor
from stories.library.query import StoryQuery
from stories.library.query_words import Sort
from stories.library.ranking import ranked
from stories.models import Story
from stories.models.story import StoryQuerySet

BACKWARDS: Final = ("batch", "-reference")
# What says where a story stands and which text it has.
BRIEF: Final = ("reference", "batch", "approval")


@dataclass(frozen=True)
class Slice:
    """Some stories in the order that was asked for, and where the list goes on, if it does.

    `next` and `previous` go into the query's `cursor`: `query.url_params(cursor=found.next)`.
    """

    stories: Sequence[Story]
    next: Cursor | None = None
    previous: Cursor | None = None


def take(
    query: StoryQuery, today: date, size: int, *, only: Q | None = None, brief: bool = False
) -> Slice:
    """So many stories from the query's cursor on; `only` narrows what there is at all, such as
    to open data; `brief` rows hold nothing but `BRIEF`. One database query, two where somebody
    comes back to the first ones; by relevance four, and the newest thousand that fit, no more.
    """
    rows = query.queryset(today)
    rows = rows.filter(only) if only else rows
    rows = rows.only(*BRIEF) if brief else rows
    cursor = query.cursor
    if query.sort == Sort.RELEVANCE and query.groups:
        asked = looked_at(query.parts, today)
        near = rows if asked is None else rows.filter(pk__in=asked.values("pk"))
        return _best(ranked(near, query.groups), rows, size, cursor)
    if cursor is None:
        return _forwards(list(rows[: size + 1]), size, None)
    rows = rows.filter(cursor.condition())
    if not cursor.back:
        return _forwards(list(rows[: size + 1]), size, cursor)
    found = list(rows.order_by(*BACKWARDS)[: size + 1])
    if len(found) < size:  # the first slice is always a whole one
        return take(replace(query, cursor=None), today, size, only=only, brief=brief)
    return _backwards(found, size)


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


def _best(ranks: dict[str, UUID], rows: StoryQuerySet, size: int, cursor: Cursor | None) -> Slice:
    """By relevance the place is that of the cursor's story; where it is gone, the top."""
    order = list(ranks)
    at = order.index(cursor.reference) if cursor and cursor.reference in ranks else None
    if cursor and cursor.back:
        start, end = max(0, (at or 0) - size), max(at or 0, size)
    else:
        start = 0 if at is None else at + 1
        end = start + size
    keys = [ranks[reference] for reference in order[start:end]]
    by_key = rows.in_bulk(keys)
    stories = [by_key[key] for key in keys if key in by_key]
    return Slice(
        stories,
        next=Cursor.at(stories[-1]) if stories and end < len(order) else None,
        previous=Cursor.at(stories[0], back=True) if stories and start else None,
    )
