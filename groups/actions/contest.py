"""Contest: the page says that “who decides” is contested, until an editor knows how it is.

Never by what a visitor tells alone: those who dislike a group would use it. An editor who finds
that there is something to it presses; the group may answer meanwhile.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.choices import Kind
from groups.models import Group, Standing

OVER: Final = "over"


def contest(*, group_id: UUID, editor: Any, today: date, over: bool = False) -> Standing:
    """Say it on the page from today, or say it no more. Twice changes nothing.

    Raises NotNow for a circle, which does not say who decides.
    """
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id)
        if group.kind == Kind.CIRCLE:
            raise NotNow
        standing, _made = Standing.objects.get_or_create(group=group)
        if bool(standing.contested_on) != over:
            return standing
        standing.contested_on = None if over else today
        standing.save(update_fields=["contested_on"])
        AuditEvent.record(
            verb=Verb.GROUP_CONTESTED,
            subject=group.pk,
            actor=editor,
            reason=OVER if over else "",
        )
    return standing
