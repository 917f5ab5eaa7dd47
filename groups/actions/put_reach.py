"""Put how an entry can be reached, as an editor: of an office, or for those who asked for it."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.reach import Way, write_contacts
from groups.models import Group


def put_reach(*, group_id: UUID, ways: Iterable[Way], editor: Any, today: date) -> int:
    """These ways and no others from now on; how many. Live at once, in no version."""
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id)
        written = write_contacts(group, ways, today=today)
        AuditEvent.record(verb=Verb.GROUP_CONTACT, subject=group.pk, actor=editor)
    return written
