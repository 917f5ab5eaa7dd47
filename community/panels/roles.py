"""Who was given which role, by whom and when: a line of the audit trail for each change."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID, uuid5

from django.contrib.auth.models import Group
from django.utils.text import slugify

from community.models import AuditEvent, User, Verb

_ACCOUNTS: Final = UUID("5a0c2e86-6c0f-4d3b-9a52-0d1b7c9f4e11")
GIVEN: Final = "given-"
TAKEN: Final = "taken-"


def subject_of(user: Any) -> UUID:
    """The id under which the audit trail knows an account, also when it is gone."""
    return uuid5(_ACCOUNTS, str(user.pk))


def names_of(subjects: Iterable[UUID]) -> dict[UUID, str]:
    """The accounts behind these ids that still exist. One query."""
    wanted = set(subjects)
    known = {subject_of(user): str(user) for user in User.objects.all()} if wanted else {}
    return {subject: known[subject] for subject in wanted & set(known)}


def groups_of(user: Any) -> set[Group]:
    """The roles that an account has now; none before it is kept."""
    return set(user.groups.all()) if user.pk else set()


def record(*, actor: Any, user: Any, before: set[Group], after: set[Group]) -> None:
    """Write down each role that was given or taken; call it inside the transaction."""
    changed = [(GIVEN, group) for group in after - before]
    changed += [(TAKEN, group) for group in before - after]
    for what, group in sorted(changed, key=lambda pair: (pair[0], pair[1].name)):
        AuditEvent.record(
            verb=Verb.ROLES_CHANGED,
            subject=subject_of(user),
            actor=actor,
            reason=(what + slugify(group.name))[:50],
        )
