"""Call a meeting of a circle off, or say that it happens after all: live at once.

Both are said of a day that the rule gives, by which calendars know the meeting; saying a thing
twice changes nothing, and two organisers at once wait for each other.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from community.lib.schedule.coming import begins
from community.lib.schedule.schedule import (
    LONGEST_NOTE,
    MOST_EXCEPTIONS,
    Cancelled,
    Schedule,
)
from community.models import AuditEvent, Verb
from groups.actions.refusals import NoSuchDay, NotNow, TooMany
from groups.actions.yours import held
from groups.choices import Kind
from groups.models import Meeting

LONGEST: Final = LONGEST_NOTE


def call_off(*, group_id: UUID, steward: Any, day: date, now: datetime, note: str = "") -> Meeting:
    """It does not meet on this day, with a word to everybody.

    A day that was moved is not moved any more. Pressed again with another word, that word counts.
    Raises NotYours, NoSuchDay, TooMany, and NotNow for what is no circle or is closed.
    """
    with transaction.atomic():
        meeting, schedule = _held(group_id, steward, day, now)
        there = next((each for each in schedule.cancelled if each.day == day), None)
        words = " ".join(note.split())[:LONGEST]
        if there is not None and words in ("", there.note):
            return meeting
        others = [each for each in schedule.cancelled if each.day != day]
        changed = replace(
            schedule,
            cancelled=_in_order([*_room(others, now.date()), Cancelled(day, words)]),
            moved=tuple(each for each in schedule.moved if each.day != day),
        )
        _put(meeting, changed, Verb.CIRCLE_OFF, steward)
    return meeting


def take_back(*, group_id: UUID, steward: Any, day: date, now: datetime) -> Meeting:
    """It happens after all, at the time that the rule gives. Raises as `call_off` does."""
    with transaction.atomic():
        meeting, schedule = _held(group_id, steward, day, now)
        left = tuple(each for each in schedule.cancelled if each.day != day)
        if len(left) < len(schedule.cancelled):
            _put(meeting, replace(schedule, cancelled=left), Verb.CIRCLE_ON, steward)
    return meeting


def _held(group_id: UUID, steward: Any, day: date, now: datetime) -> tuple[Meeting, Schedule]:
    group = held(group_id, steward)
    if group.kind != Kind.CIRCLE or group.standing.closed_on:
        raise NotNow
    meeting = Meeting.objects.select_for_update().get(pk=group.pk)
    schedule = meeting.schedule
    if not schedule.gives(day) or begins(schedule, day) < now:
        raise NoSuchDay
    return meeting, schedule


def _put(meeting: Meeting, schedule: Schedule, verb: Verb, steward: Any) -> None:
    meeting.put(schedule).save()
    AuditEvent.record(verb=verb, subject=meeting.pk, actor=steward)


def _room(cancelled: list[Cancelled], today: date) -> list[Cancelled]:
    """Room for one more: the oldest of the days that are over goes."""
    if len(cancelled) < MOST_EXCEPTIONS:
        return cancelled
    oldest = min(cancelled, key=lambda each: each.day)
    if oldest.day >= today:
        raise TooMany
    return [each for each in cancelled if each is not oldest]


def _in_order(cancelled: list[Cancelled]) -> tuple[Cancelled, ...]:
    return tuple(sorted(cancelled, key=lambda each: each.day))
