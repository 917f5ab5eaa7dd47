"""What the admin's menu says on every page: how much waits in each room, in one query."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from community.models import User
from stories.desk.appeals import room as appeals
from stories.desk.claims import waiting as claims
from stories.desk.reports import room as reports
from stories.desk.translating import waiting as translating
from stories.vault.models import State, Submission

KEPT = "_desk_menu_numbers"


@dataclass(frozen=True)
class MenuNumbers:
    """Stories that nobody has begun to read, and what waits for this person in other rooms."""

    stories: int = 0
    claims: int = 0
    appeals: int = 0
    reports: int = 0
    translations: int = 0


def menu_numbers(request: HttpRequest) -> MenuNumbers:
    """Counted once for each page, however many items ask."""
    kept: MenuNumbers | None = getattr(request, KEPT, None)
    if kept is None:
        me = User.objects.filter(pk=request.user.pk)
        found = me.values_list(*map(_count, _rows(request.user))).first()
        kept = MenuNumbers(*(found or ()))
        setattr(request, KEPT, kept)
    return kept


def _rows(moderator: Any) -> Iterator[QuerySet[Any]]:
    """In the order of `MenuNumbers`."""
    yield Submission.objects.filter(state=State.WAITING)
    yield claims.waiting_for(moderator)
    yield appeals.waiting_for(moderator)
    yield reports.waiting_for(moderator)
    yield translating.to_check(moderator)


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many, as a part of another query."""
    all_as_one = rows.order_by().annotate(one=Value(1)).values("one")
    counted = all_as_one.annotate(number=Count("*")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
