"""Enter an entry that an editor began: it is nobody's yet, and not public."""

from typing import Any

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.models import Group, Standing


def enter_group(*, group: Group, editor: Any) -> Standing:
    """Give a saved entry its standing, and write down who began it."""
    with transaction.atomic():
        standing, _made = Standing.objects.get_or_create(group=group)
        AuditEvent.record(verb=Verb.GROUP_ADDED, subject=group.pk, actor=editor)
    return standing
