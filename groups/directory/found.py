"""What one search found, as the page shows it. A fixed number of queries, whatever is asked."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from groups.directory.cards import READ, cards
from groups.directory.elsewhere import nearest, pagination
from groups.directory.query import DirectoryQuery
from groups.directory.slices import Slice, take

A_PAGE: Final = 20  # entries
MOST_COUNTED: Final = 1_000
MOST_APART: Final = 6


@dataclass(frozen=True)
class Found:
    """Cards in the order of the search; `number` stops at a thousand, and `many` says so.

    `nearest` is filled only where nobody is within the radius, `apart` only on the first slice.
    """

    cards: list[dict[str, Any]]
    number: int
    many: bool
    pagination: dict[str, str]
    nearest: list[dict[str, Any]] = field(default_factory=list)
    apart: list[dict[str, Any]] = field(default_factory=list)
    more_apart: str = ""


def find(query: DirectoryQuery, today: date) -> Found:
    """The slice at the query's cursor, and what stands beside it."""
    number, few = 0, False
    if not query.by_distance:
        number = query.count(today, MOST_COUNTED)
        # Where words stand in the alphabet says nothing of how far the list is walked.
        few = number <= MOST_COUNTED or bool(query.q)
    page = take(query, today, A_PAGE, READ, few=few)
    if query.cursor and not page.groups:  # the list ends before this place now
        query = replace(query, cursor=None)
        page = take(query, today, A_PAGE, READ, few=few)
    number = _near(query, today, page) if query.by_distance else number
    wide = _apart(query, today)
    alone = query.by_distance and not page.groups
    near = nearest(query, today) if alone else []
    country = query.where.country

    def shown(groups: Any) -> list[dict[str, Any]]:
        return cards(groups, query.offers, today, country=country)

    return Found(
        cards=shown(page.groups),
        number=min(number, MOST_COUNTED),
        many=number > MOST_COUNTED,
        pagination=pagination(query, page, "groups:directory"),
        nearest=shown(near),
        apart=shown(wide.groups),
        more_apart=query.wide().url_params() if wide.next else "",
    )


def _apart(query: DirectoryQuery, today: date) -> Slice:
    """The first of those that serve the whole country or are online; only beside a first slice."""
    if query.apart or query.cursor or not query.has_apart:
        return Slice([])
    return take(query.wide(), today, MOST_APART, READ, few=query.is_narrowed)


def _near(query: DirectoryQuery, today: date, page: Slice) -> int:
    """How many are near. Not asked where the slice is the whole list, or counted with it."""
    if not (page.next or page.previous):
        return len(page.groups)
    if page.groups and hasattr(page.groups[0], "number"):
        return int(page.groups[0].number)
    return query.count(today, MOST_COUNTED)
