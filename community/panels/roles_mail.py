"""A note to the others whenever somebody's roles change: neutral, without a name or a link.

Whoever may read the audit trail gets it, but for whoever changed the roles: the other
administrators, safeguarding leads, operators. It says where to look and nothing else, since a
mailbox may be read by more people than one.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.models import User
from community.signin.post import write_to_staff

MAY_SEE: Final = "view_auditevent"
SUBJECT: Final[Promise] = _("A role was changed")
SAYS: Final[Promise] = _(
    "Somebody was given a role where you work, or lost one. Who, which and by whom stands on the "
    "first page after signing in, for seven days, and in the audit trail.\n\n"
    "If you did not expect it, please ask the others. You need not answer this note."
)


def tell_the_others(*, actor: Any, lost: Any = None) -> None:
    """Write to them once it is committed. `lost`: who had a role and has it no longer.

    Call it inside the transaction, so that it is never sent for what was rolled back.
    """
    people = {user.pk: user for user in who_may_see()}
    if lost is not None and lost.is_active:
        people[lost.pk] = lost
    people.pop(getattr(actor, "pk", None), None)
    transaction.on_commit(
        partial(write_to_staff, list(people.values()), SUBJECT, SAYS), robust=True
    )


def who_may_see() -> Iterable[User]:
    """Everybody who may read the audit trail."""
    by_role = Q(groups__permissions__codename=MAY_SEE)
    by_hand = Q(user_permissions__codename=MAY_SEE)
    found = User.objects.filter(by_role | by_hand | Q(is_superuser=True), is_active=True)
    rows = User.objects.filter(pk__in=found.values("pk"))
    return rows.select_related("wagtail_userprofile").order_by("pk")
