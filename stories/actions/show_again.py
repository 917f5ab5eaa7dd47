"""Show again: the author ends, with their code, a suspension that came from doubt about them."""

from datetime import date
from uuid import UUID

from django.db import transaction
from wagtail.search import index

from community.models import AuditEvent, Verb
from stories.actions.refusals import NotNow
from stories.actions.translating.rows import index_translations
from stories.choices import SuspendReason
from stories.models import Story
from stories.vault import removals
from stories.vault.models import State, Submission


def may_show_again(submission: Submission) -> bool:
    """Whether it is out of sight only because nobody was sure whose it is.

    The code is the answer to that doubt; any other reason waits for a second moderator.
    """
    if submission.state != State.SUSPENDED:
        return False
    event = AuditEvent.objects.filter(subject=submission.id, verb=Verb.SUSPENDED).first()
    return event is not None and event.reason == SuspendReason.AUTHOR_DOUBT


def show_again(*, submission_id: UUID, today: date) -> Submission:
    """Put it back on its page at once. Raises NotNow for any other suspension, or none."""
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if not may_show_again(submission):
            raise NotNow
        story = Story.objects.get(reference=submission.reference)
        story.suspended = False
        story.save(update_fields=["suspended"])
        index.insert_or_update_object(story)
        index_translations(story)
        submission.move(State.PUBLISHED, today=today)
        submission.edition += 1
        submission.save()
        AuditEvent.record(verb=Verb.RESTORED, subject=submission.id)
        trail = AuditEvent.objects.filter(subject=submission.id, verb=Verb.SUSPENDED)
        removals.lifted(submission.id, nth=trail.count())
    return submission
