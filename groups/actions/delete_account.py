"""Delete an account: its owner's own, with everything that hangs on it."""

from typing import Any

from django.db import transaction

from community.models import User
from community.signin.sessions import end_sessions
from community.signin.staff import may_enter
from groups.actions.leave import leave
from groups.actions.refusals import NotNow
from groups.models import Steward


def delete_account(*, person: Any) -> None:
    """They leave every entry first, so that each has somebody. Raises NotNow for staff, whose
    accounts an administrator closes."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=person.pk)
        if may_enter(user):
            raise NotNow
        for group_id in Steward.objects.filter(user=user).values_list("group_id", flat=True):
            leave(group_id=group_id, steward=user)
        end_sessions(user.pk)
        user.delete()
