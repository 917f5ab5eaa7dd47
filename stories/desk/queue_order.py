"""The order of the queue: what is beyond its target first, then the longest wait."""

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils import timezone

from stories.desk.targets import late
from stories.vault.models import State, Submission
from stories.vault.models.submission import ON_THE_DESK


def by_target(queryset: QuerySet[Submission]) -> QuerySet[Submission]:
    """Beyond its target, then at the desk, then what waits for its author; each by its wait.

    Needs `stories.desk.targets.with_days`. The random reference settles the rest, so that pages
    are stable.
    """
    rank = Case(
        When(late(timezone.now().date()), then=Value(0)),
        When(state__in=(*ON_THE_DESK, State.SUSPENDED, State.UNPUBLISHED), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return queryset.alias(rank=rank).order_by("rank", "desk_since", "arrived_on", "reference")
