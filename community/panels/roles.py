"""Who was given which role, by whom and when: a line of the audit trail for each change."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID, uuid5

from django.contrib.auth.models import Group
from django.utils.text import slugify

from community.models import AuditEvent, User, Verb
from community.panels.roles_mail import tell_the_others

_ACCOUNTS: Final = UUID("5a0c2e86-6c0f-4d3b-9a52-0d1b7c9f4e11")
GIVEN: Final = "given-"
TAKEN: Final = "taken-"


def subject_of(user: Any) -> UUID:
    """The id under which the audit trail knows an account, also when it is gone."""
    return uuid5(_ACCOUNTS, str(user.pk))


def names_of(subjects: Iterable[UUID]) -> dict[UUID, str]:
    """The names of the accounts behind these ids that still exist. One query."""
    return {subject: str(user) for subject, user in _known(subjects).items()}


def accounts_of(subjects: Iterable[UUID]) -> dict[UUID, str]:
    """The same with the address: two accounts of one person have the same name. One query."""
    return {
        subject: f"{name} ({user.email})" if (name := user.get_full_name()) else user.email
        for subject, user in _known(subjects).items()
    }


def _known(subjects: Iterable[UUID]) -> dict[UUID, User]:
    wanted = set(subjects)
    users = User.objects.all() if wanted else ()
    return {subject: user for user in users if (subject := subject_of(user)) in wanted}


def groups_of(user: Any) -> set[Group]:
    """The roles that an account has now; none before it is kept."""
    return set(user.groups.all()) if user.pk else set()


def record(*, actor: Any, user: Any, before: set[Group], after: set[Group]) -> None:
    """Write down each role that was given or taken, and tell the others.

    Call it inside the transaction.
    """
    changed = [(GIVEN, group) for group in after - before]
    changed += [(TAKEN, group) for group in before - after]
    for what, group in sorted(changed, key=lambda pair: (pair[0], pair[1].name)):
        AuditEvent.record(
            verb=Verb.ROLES_CHANGED,
            subject=subject_of(user),
            actor=actor,
            reason=(what + slugify(group.name))[:50],
        )
    if changed:
        tell_the_others(actor=actor, lost=user if before - after else None)
