"""`/api/stories/withdrawn`: what whoever re-uses open stories has to delete.

Only stories that were open data stand here; the list must not point archivists at the rest. Inside
a quarter it is in the order of its random references, so that it does not tell on which day, or in
which order, people came back.
"""

from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from community.api import listing
from community.lib.code_alphabet import ALPHABET
from community.lib.quarters import Quarter
from stories.api.conditions import TAKEN_BACK
from stories.models import Story, TakenBack, Tombstone

A_PAGE: Final = 500
CURSOR: Final = rf"^[1-9][0-9]{{3}}-Q[1-4]\.[{ALPHABET}]{{1,8}}$"
Row = tuple[date, str]
router = Router(tags=["stories"])


class Withdrawal(Schema):
    """One story to delete."""

    reference: str = Field(description="As in the story's address and in the open data.")
    quarter: str = Field(description="When it was taken back, such as 2026-Q4: never finer.")


class Withdrawals(Schema):
    """A page of the list."""

    notice: str = Field(description="What we ask of everyone who re-uses stories.")
    withdrawn: list[Withdrawal]
    next: str | None = Field(description="The cursor of the next page; null on the last.")


@listing(
    router,
    "/withdrawn",
    "cursor",
    answer=Withdrawals,
    operation_id="stories_withdrawn",
    summary="Open-data stories that were taken back",
    description=TAKEN_BACK,
    url_name="stories_withdrawn",
)
def withdrawn(
    request: HttpRequest,
    cursor: str | None = Query(None, pattern=CURSOR, description="`next` of the page before."),
) -> Withdrawals:
    """The list, oldest quarter first, from after the cursor."""
    rows = list(taken_back(cursor)[: A_PAGE + 1])
    page = rows[:A_PAGE]
    return Withdrawals(
        notice=TAKEN_BACK,
        withdrawn=[
            Withdrawal(reference=reference, quarter=str(Quarter.of(first_day)))
            for first_day, reference in page
        ],
        next=_cursor(page[-1]) if len(rows) > len(page) else None,
    )


def taken_back(cursor: str | None = None) -> QuerySet[Any, Row]:
    """What left the open data and is not open data again now, oldest quarter first."""
    again = Story.objects.public(timezone.now().date()).filter(allows_open_data=True)
    withdrawn = Tombstone.objects.filter(open_data=True)
    # Once each, under the later quarter: whoever reads on from a cursor must meet it again.
    once_more = again.values("reference").union(withdrawn.values("reference"))
    switched = TakenBack.objects.exclude(reference__in=once_more)
    both = [
        _after(rows, cursor).values_list("quarter", "reference") for rows in (switched, withdrawn)
    ]
    return both[0].union(both[1], all=True).order_by("quarter", "reference")


def _after(rows: QuerySet[Any], cursor: str | None) -> QuerySet[Any]:
    if not cursor:
        return rows
    quarter, _, reference = cursor.partition(".")
    first_day = Quarter.parse(quarter).first_day
    return rows.filter(Q(quarter__gt=first_day) | Q(quarter=first_day, reference__gt=reference))


def _cursor(row: Row) -> str:
    first_day, reference = row
    return f"{Quarter.of(first_day)}.{reference}"
