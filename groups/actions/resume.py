"""Resume: an entry comes out of its pause, by its organiser or when its day has come."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.yours import held_standing
from groups.models import Standing


def resume(*, group_id: UUID, steward: Any, today: date) -> Standing:
    """Whoever brings it back says that it is all so: it counts as confirmed. Raises NotYours."""
    with transaction.atomic():
        standing = held_standing(group_id, steward)
        if standing.paused_on is None:
            return standing
        if standing.confirmed_on is not None:
            standing.confirmed_on = today
        _back(standing, steward)
    return standing


def resume_due(*, today: date) -> int:
    """Bring back what rested until today; how many. Nobody confirmed anything by that."""
    due = Standing.objects.filter(paused_on__isnull=False, paused_until__lte=today, closed_on=None)
    done = 0
    for pk in list(due.values_list("pk", flat=True)):
        with transaction.atomic():
            standing = due.select_for_update().filter(pk=pk).first()
            if standing is not None:
                _back(standing, None)
                done += 1
    return done


def _back(standing: Standing, steward: Any) -> None:
    standing.paused_on = standing.paused_until = None
    standing.paused_words = ""
    standing.save()
    AuditEvent.record(verb=Verb.GROUP_RESUMED, subject=standing.group_id, actor=steward)
