"""Suspend: take a published story off the page at once. Restore: another person puts it back."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from wagtail.search import index

from community.lib.quarters import Quarter
from community.models import AuditEvent, Verb
from stories.actions.hold import refuse_who_stepped_back
from stories.actions.leaving.scrub import scrub_search
from stories.actions.leaving.tell_reusers import tell_reusers
from stories.actions.notify import tell_there_is_news
from stories.actions.refusals import NotNow, SamePerson
from stories.actions.translating.rows import index_translations, unindex_translations
from stories.choices import SuspendReason
from stories.models import Story
from stories.vault import removals
from stories.vault.models import State, Submission

# Whoever writes one of these after a suspension has looked, and said yes.
LOOKED: Final = (Verb.RESTORED, Verb.FIRST_YES, Verb.OFFERED)


def suspend(
    *, submission_id: UUID, moderator: Any, reason: SuspendReason, today: date
) -> Submission:
    """Hide a published story at once; its author is told, another person reviews.

    There is no moderator when a restored backup had forgotten it (`replay`). Raises MayNotRead
    for somebody who stepped back from it.
    """
    with transaction.atomic():
        submission = _in_state(submission_id, State.PUBLISHED, moderator)
        story = Story.objects.get(reference=submission.reference)
        listed = tell_reusers(story.reference, today=today)
        index.remove_object(story)
        unindex_translations(story)
        Story.objects.filter(pk=story.pk).update(suspended=True)
        transaction.on_commit(scrub_search)
        _moved(submission, State.SUSPENDED, Verb.SUSPENDED, moderator, reason.value, today)
        removals.suspended(submission.id, nth=_times(submission), why=reason.value)
        # Should a backup from before its publication come back, its address is known as one.
        first_day = Quarter.of(today).first_day
        removals.stone(
            submission.id, reference=story.reference, open_data=listed, quarter=first_day
        )
        tell_there_is_news(submission)
    return submission


def restore(*, submission_id: UUID, moderator: Any, today: date) -> Submission:
    """Show a suspended story again.

    Raises SamePerson for whoever suspended it: another person reviews; and MayNotRead for somebody
    who stepped back from it.
    """
    with transaction.atomic():
        submission = _in_state(submission_id, State.SUSPENDED, moderator)
        if suspended_by(submission_id=submission_id) == moderator.pk:
            raise SamePerson
        story = Story.objects.get(reference=submission.reference)
        story.suspended = False
        story.save(update_fields=["suspended"])
        index.insert_or_update_object(story)
        index_translations(story)
        _moved(submission, State.PUBLISHED, Verb.RESTORED, moderator, "", today)
        removals.lifted(submission.id, nth=_times(submission))
        tell_there_is_news(submission)
    return submission


def suspended_by(*, submission_id: UUID) -> int | None:
    """Who suspended it last; nobody when that account is gone."""
    event = _last(submission_id)
    return event.actor_id if event else None


def suspended_for(submission: Submission) -> str:
    """Why it is suspended now; "" when it is not."""
    event = _last(submission.id) if submission.state == State.SUSPENDED else None
    return event.reason if event else ""


def may_not_judge(submission: Submission, moderator: Any) -> bool:
    """Whether this moderator took it out of sight, or off its page.

    Then another person says what becomes of it.
    """
    if submission.state not in (State.SUSPENDED, State.UNPUBLISHED):
        return False
    # Both states are called as the line that began them.
    event = AuditEvent.objects.filter(subject=submission.id, verb=submission.state).first()
    return event is not None and event.actor_id == moderator.pk


def may_not_put_back(submission: Submission, moderator: Any) -> bool:
    """Whether this moderator suspended it, and nobody else has looked and said yes since.

    So it is also once the author, or time, took the suspended story off the page.
    """
    event = _last(submission.id)
    if event is None or event.reason == SuspendReason.AUTHOR_DOUBT:
        return False
    since = AuditEvent.objects.filter(subject=submission.id, pk__gt=event.pk, verb__in=LOOKED)
    return event.actor_id == moderator.pk and not since.exclude(actor=moderator).exists()


def _last(submission_id: UUID) -> AuditEvent | None:
    return AuditEvent.objects.filter(subject=submission_id, verb=Verb.SUSPENDED).first()


def _times(submission: Submission) -> int:
    """How often it was suspended, this time included."""
    return AuditEvent.objects.filter(subject=submission.id, verb=Verb.SUSPENDED).count()


def _in_state(submission_id: UUID, state: State, moderator: Any) -> Submission:
    submission = Submission.objects.locked(submission_id)
    if moderator is not None:
        # What everybody can read is taken off by anybody who sees what is wrong with it.
        refuse_who_stepped_back(
            submission_id=submission_id,
            moderator=moderator,
            reading=state != State.PUBLISHED,
        )
    if submission.state != state:
        raise NotNow
    return submission


def _moved(
    submission: Submission, state: State, verb: Verb, actor: Any, reason: str, today: date
) -> None:
    submission.move(state, today=today)
    submission.edition += 1
    submission.save()
    AuditEvent.record(verb=verb, subject=submission.id, actor=actor, reason=reason)
