"""Change what an entry says. Once it was sent, the new version waits for a check."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from groups.actions.refusals import NotNow
from groups.actions.send import hand_in
from groups.actions.yours import held
from groups.claims import claim, claims_of, newest
from groups.models import Group

PICTURE = ("logo_id", "logo_alt")


def change(*, group_id: UUID, claims: Mapping[str, Any], steward: Any) -> bool:
    """Take these claims over; whether a new version was sent to be checked.

    An entry that was not sent yet is simply changed. The same words again send nothing. Raises
    NotYours, Group.DoesNotExist, NotNow for one that is closed, and ``ValidationError``.
    """
    with transaction.atomic():
        row = held(group_id, steward)
        if row.standing.closed_on:
            raise NotNow
        group = newest(row)
        before = _said(group)
        claim(group, dict(claims))
        for name in PICTURE:
            if name in claims:
                setattr(group, name, claims[name])
        group.full_clean()
        if row.latest_revision_id is None and not row.live:
            group.save()
            return False
        if _said(group) == before:
            return False
        hand_in(group, steward)
    return True


def _said(group: Group) -> list[Any]:
    return [getattr(group, name) for name in (*claims_of(group), *PICTURE)]
