"""Add an entry: kept for its organiser, not sent to anybody yet."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.meet import Dates, Whereabouts, put
from groups.actions.reach import Way, write_contacts
from groups.claims import claim
from groups.models import Circle, Group, Meeting, Standing, Steward
from groups.slugs import free_slug

Entry = TypeVar("Entry", bound=Group)


def add(*, claims: Mapping[str, Any], ways: Iterable[Way], organiser: Any, today: date) -> Group:
    """An entry that nobody sees but its organiser, until `send`. The address is made of its name.

    Raises ``ValidationError`` where the claims do not go together.
    """
    group = _claimed(Group(live=False), claims)
    with transaction.atomic():
        _keep(group, ways, organiser, today)
    return group


def add_circle(
    *,
    claims: Mapping[str, Any],
    dates: Dates,
    whereabouts: Whereabouts,
    ways: Iterable[Way],
    organiser: Any,
    today: date,
) -> Circle:
    """A circle likewise, with its meeting. Raises ``ValidationError``, also for the meeting."""
    circle = _claimed(Circle(live=False), claims)
    meeting = put(Meeting(circle=circle), dates=dates, whereabouts=whereabouts)
    with transaction.atomic():
        _keep(circle, ways, organiser, today)
        meeting.save(force_insert=True)
    return circle


def _claimed(group: Entry, claims: Mapping[str, Any]) -> Entry:
    claim(group, dict(claims))
    group.slug = free_slug(group.name)
    group.full_clean(exclude=["slug"])
    return group


def _keep(group: Group, ways: Iterable[Way], organiser: Any, today: date) -> None:
    """Call it inside a transaction."""
    group.save(force_insert=True)
    Standing.objects.create(group=group)
    Steward.objects.create(group=group, user=organiser)
    write_contacts(group, ways, today=today)
    AuditEvent.record(verb=Verb.GROUP_ADDED, subject=group.pk, actor=organiser)
