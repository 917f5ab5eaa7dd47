"""Stand still: what was offered or approved, and needs a second yes by now, waits for the desk.

A flag that calls for two people can be set after the first yes. Nothing is taken from the author:
what they were offered, or said yes to, stays as it is and goes on once a second person agreed.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count, OuterRef, Q, Subquery

from community.models import AuditEvent, Verb
from stories.actions.content import is_endorsed, latest_version
from stories.actions.hold import refuse_who_stepped_back
from stories.actions.notify import tell_there_is_news
from stories.actions.refusals import NotNow, Overtaken, SamePerson
from stories.vault.models import Endorsement, State, Submission, Version
from stories.vault.models.submission import TWO_MODERATORS, SubmissionQuerySet

BETWEEN: Final = (State.OFFERED, State.APPROVED)


def stands_still(submission: Submission) -> bool:
    """Whether neither its author nor time can move it on before somebody else has looked."""
    return submission.state in BETWEEN and not is_endorsed(submission)


def standing_still() -> SubmissionQuerySet:
    """Every story of which this is true, for the lists of the desk."""
    calls_for_two = Q()
    for flag in sorted(TWO_MODERATORS):
        calls_for_two |= Q(flags__icontains=f'"{flag.value}"')
    versions = Version.objects.filter(submission=OuterRef("pk")).order_by("-number")
    given = Endorsement.objects.filter(version=OuterRef("newest")).order_by().values("version")
    return (
        Submission.objects.filter(calls_for_two, state__in=BETWEEN)
        .annotate(newest=Subquery(versions.values("pk")[:1]))
        .annotate(yeses=Subquery(given.annotate(number=Count("pk")).values("number")))
        .exclude(yeses__gte=2)
    )


def say_second_yes(*, submission_id: UUID, moderator: Any, edition: int, today: date) -> Submission:
    """Agree to the newest version, so that it goes on from where it stands.

    Raises MayNotRead for somebody who stepped back, Overtaken when it changed since it was seen,
    NotNow when it does not stand still, SamePerson for whoever gave the first yes.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        refuse_who_stepped_back(submission_id=submission_id, moderator=moderator)
        if submission.edition != edition:
            raise Overtaken
        version = latest_version(submission)
        if version is None or not stands_still(submission):
            raise NotNow
        if version.endorsements.filter(moderator=moderator).exists():
            raise SamePerson
        Endorsement.objects.create(version=version, moderator=moderator, given_on=today)
        submission.edition += 1
        submission.save(update_fields=["edition"])
        AuditEvent.record(verb=Verb.SECOND_YES, subject=submission.id, actor=moderator)
        tell_there_is_news(submission)
    return submission
