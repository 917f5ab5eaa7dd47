"""What calendars say of a circle, compared: SEQUENCE and LAST-MODIFIED grow with each change of it,
and with nothing else. RFC 5545, sections 3.8.7.3 and 3.8.7.4.

Compared is the digest of its events as they are written, whatever brought the change: new dates, a
checked version, a pause, a link taken out. Contacts, who keeps it, and a note on a day that is
called off are in no calendar: their change is none here.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from community.lib.calendars.entries import events
from groups.choices import Kind
from groups.circles.calendar import calendar_entry
from groups.circles.describing import describe
from groups.directory.entry import Shown, state_of
from groups.freshness import ages_of_circles
from groups.models import Circle, Group, Meeting

# The same circle gives the same digest on every day.
SOME_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
OFF: Final = "off"  # taken off the site


def follow(sender: type, instance: Any, raw: bool = False, **told: Any) -> None:
    """For `post_save` of a circle, of the listing behind it, of its meeting and its standing."""
    if raw or (isinstance(instance, Group) and instance.kind != Kind.CIRCLE):
        return
    grown = compare(instance.pk, timezone.now())
    if grown and isinstance(instance, Meeting):
        instance.sequence, instance.modified_at, instance.said = grown


def compare(circle_id: UUID, now: datetime) -> tuple[int, datetime, str] | None:
    """Look whether calendars say something else than before, and write it down if they do.

    Gives what the row then holds; None when there is nothing to write, or nobody was told yet.
    """
    with transaction.atomic():
        # Locked: of two changes at once, the second compares with what the first has written.
        row = Meeting.objects.select_for_update().filter(pk=circle_id).first()
        said = digest(row, timezone.localdate(now)) if row else ""
        if row is None or said in ("", row.said):
            return None
        if row.said:
            row.sequence, row.modified_at = row.sequence + 1, row.next_moment(now)
        row.said = said
        Meeting.objects.filter(pk=row.pk).update(
            sequence=row.sequence, modified_at=row.modified_at, said=said
        )
    return row.sequence, row.modified_at, said


def digest(row: Meeting, today: date) -> str:
    """Of what calendars say of it today; "" while it was never public, or is not whole yet."""
    rows = Circle.objects.filter(pk=row.pk, standing__isnull=False)
    circle = rows.select_related("standing", "host").first()
    if circle is None or not (circle.live or row.said):
        return ""
    if not circle.live:
        return _hash(OFF)
    state = state_of(circle.standing, today)
    if state != Shown.WHOLE:
        return _hash(state)
    circle.meeting = row
    entry = calendar_entry(describe(circle, today))
    same = replace(entry, sequence=0, modified=SOME_DAY)
    return _hash(*(event.to_ical().decode() for event in events(same, SOME_DAY)))


def hush(today: date, most: int = 500) -> int:
    """Note of circles that nobody confirmed for too long that calendars have no meetings of them
    any more: no change of a row tells it, only the day. How many, at most so many."""
    since = ages_of_circles().shown_if_confirmed_after(today)
    silent = Q(circle__standing__confirmed_on__lte=since) | Q(
        circle__standing__confirmed_on__isnull=True
    )
    due = Meeting.objects.filter(
        silent,
        circle__live=True,
        circle__standing__paused_on=None,
        circle__standing__closed_on=None,
    ).exclude(said__in=("", _hash(Shown.HIDDEN)))
    now = timezone.now()
    found = list(due.order_by("pk").values_list("pk", flat=True)[:most])
    return sum(compare(pk, now) is not None for pk in found)


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
