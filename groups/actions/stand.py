"""Stand: an editor lets an entry rest, brings it back or closes it, for those who keep it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.models import Group, Standing


@dataclass(frozen=True)
class Wanted:
    """How it is to stand: open where it neither rests nor is closed."""

    rests: bool = False
    until: date | None = None
    closed: bool = False
    words: str = ""


def stand(*, group_id: UUID, editor: Any, wanted: Wanted, today: date) -> Standing:
    """At once, as when its organisers do it. The way back from closed is there for editors alone.

    Raises NotNow for a day that is over.
    """
    if wanted.until and wanted.until <= today:
        raise NotNow
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id)
        standing, _made = Standing.objects.select_for_update().get_or_create(group=group)
        verb = _verb(standing, wanted)
        _put(standing, wanted, today)
        standing.save()
        if verb:
            AuditEvent.record(verb=verb, subject=group.pk, actor=editor)
    return standing


def _put(standing: Standing, wanted: Wanted, today: date) -> None:
    standing.closed_on = (standing.closed_on or today) if wanted.closed else None
    standing.paused_on = (standing.paused_on or today) if wanted.rests else None
    standing.closed_words = wanted.words if wanted.closed else ""
    standing.paused_words = wanted.words if wanted.rests else ""
    standing.paused_until = wanted.until if wanted.rests else None


def _verb(before: Standing, wanted: Wanted) -> Verb | None:
    """What this is in the trail; nothing where only words changed."""
    if wanted.closed:
        return None if before.closed_on else Verb.GROUP_CLOSED
    if wanted.rests:
        return None if before.paused_on else Verb.GROUP_PAUSED
    return Verb.GROUP_RESUMED if before.paused_on or before.closed_on else None
