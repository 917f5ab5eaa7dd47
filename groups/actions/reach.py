"""Reach: how an entry can be reached, replaced as a whole. Live at once, without a check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.yours import held
from groups.models import Contact, Group


@dataclass(frozen=True)
class Way:
    """One way to reach it, and whether everybody may see it."""

    channel: str
    value: str
    shown: bool = False


def reach(*, group_id: UUID, ways: Iterable[Way], steward: Any, today: date) -> int:
    """These ways and no others from now on; how many. Raises NotYours, Group.DoesNotExist."""
    with transaction.atomic():
        group = held(group_id, steward)
        written = write_contacts(group, ways, today=today)
        AuditEvent.record(verb=Verb.GROUP_CONTACT, subject=group.pk, actor=steward)
    return written


def write_contacts(group: Group, ways: Iterable[Way], *, today: date) -> int:
    """Call it inside a transaction. What was shown and stays keeps the day it was agreed on."""
    wanted = {(way.channel, way.value): way.shown for way in ways if way.value}
    for contact in group.contacts.all():
        key = (contact.channel, contact.value)
        if key not in wanted:
            contact.delete()
        elif wanted.pop(key) != contact.shown:
            contact.shown = not contact.shown
            contact.agreed_on = today if contact.shown else None
            contact.save()
    for (channel, value), shown in wanted.items():
        Contact.objects.create(
            group=group,
            channel=channel,
            value=value,
            shown=shown,
            agreed_on=today if shown else None,
        )
    return group.contacts.count()
