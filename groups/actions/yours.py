"""Who may do this: the organisers of an entry, and nobody else."""

from typing import Any
from uuid import UUID

from django.db import transaction

from groups.actions.refusals import NotYours
from groups.models import Group, Standing, Steward


def held(group_id: UUID, steward: Any) -> Group:
    """The entry, held until the transaction ends; a circle as a circle.

    Raises NotYours, Group.DoesNotExist.
    """
    group = Group.objects.select_for_update().get(pk=group_id).specific
    if not Steward.objects.filter(group=group, user=steward).exists():
        raise NotYours
    return group


def held_standing(group_id: UUID, steward: Any) -> Standing:
    """How it stands, held likewise. Raises NotYours, Group.DoesNotExist."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("hold it inside a transaction")
    group = held(group_id, steward)
    standing, _made = Standing.objects.select_for_update().get_or_create(group=group)
    return standing
