"""Look a public office up again: its source still says so, today."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.models import Group, Standing
from groups.models.standing import ConfirmedBy


def look_up(*, group_id: UUID, editor: Any, today: date) -> Standing:
    """Write down that an editor looked. Raises NotNow for what is no office, or not public."""
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id)
        if not group.is_office or not group.live:
            raise NotNow
        group.source_on = today
        group.save(update_fields=["source_on"])
        standing, _made = Standing.objects.get_or_create(group=group)
        standing.confirmed_on, standing.confirmed_by = today, ConfirmedBy.EDITOR
        standing.save(update_fields=["confirmed_on", "confirmed_by"])
        AuditEvent.record(verb=Verb.GROUP_CONFIRMED, subject=group.pk, actor=editor)
    return standing
