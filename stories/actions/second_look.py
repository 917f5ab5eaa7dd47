"""Second look: what one person took out of sight alone, another looks at soon, and says so.

Whoever hid it cannot end it: they neither show it again nor take it off for good nor confirm it
(`may_not_judge`). Nothing comes back by itself when nobody looks in time, since a child may be
named in it; but it stands on the first page of everybody else until somebody has looked.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from community.lib.workdays import latest_start, work_on
from community.models import AuditEvent, Verb
from stories.actions.hold import refuse_who_stepped_back
from stories.actions.notify import tell_there_is_news
from stories.actions.refusals import NotNow, SamePerson
from stories.actions.suspend import may_not_judge
from stories.choices import SuspendReason
from stories.vault.models import State, Submission

TARGET: Final = "REVIEW_WORKDAYS"
# What somebody else writes who leaves it out of sight: on a look of their own, or on an appeal.
LOOKED: Final = (Verb.STAYS_HIDDEN, Verb.APPEAL_SETTLED)


def waits_for_second_look(*, besides: Any = None) -> QuerySet[Submission]:
    """Out of sight by one person's press, and nobody else has looked since.

    Not what is hidden by doubt about who wrote it: two people decided that, and its author's code
    is the answer. Without what `besides` hid: that waits for the others.
    """
    trail = AuditEvent.objects.filter(subject=OuterRef("pk"))
    hidden = trail.filter(verb=Verb.SUSPENDED).order_by("-pk")
    looked = trail.filter(verb__in=LOOKED, pk__gt=OuterRef("hidden"))
    rows = Submission.objects.filter(state=State.SUSPENDED).alias(
        hidden=Subquery(hidden.values("pk")[:1]),
        # Empty where nobody of the staff hid it; an empty one would drop out of `exclude`.
        hidden_by=Coalesce(
            Subquery(hidden.values("actor")[:1], output_field=BigIntegerField()), Value(0)
        ),
        hidden_why=Coalesce(
            Subquery(hidden.values("reason")[:1], output_field=CharField()), Value("")
        ),
    )
    rows = rows.exclude(hidden_why=SuspendReason.AUTHOR_DOUBT).exclude(Exists(looked))
    return rows.exclude(hidden_by=besides.pk) if besides is not None else rows


def is_late(today: date) -> QuerySet[Submission]:
    """Those that wait longer than the desk holds itself to."""
    latest = latest_start(today, settings.PERIODS[TARGET])
    return waits_for_second_look().filter(state_since__lte=latest)


def look_by(submission: Submission) -> date | None:
    """The day until which somebody else looks; nothing where nobody has to."""
    if submission.state != State.SUSPENDED:
        return None
    if not waits_for_second_look().filter(pk=submission.pk).exists():
        return None
    return work_on(submission.state_since, settings.PERIODS[TARGET])


def stays_hidden(*, submission_id: UUID, moderator: Any) -> Submission:
    """Another person has looked: it stays out of sight, and its author reads so.

    Raises SamePerson for whoever hid it, MayNotRead for somebody who stepped back from it or from
    whom it is kept, NotNow when it waits for no second look.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        refuse_who_stepped_back(submission_id=submission_id, moderator=moderator)
        if not waits_for_second_look().filter(pk=submission_id).exists():
            raise NotNow
        if may_not_judge(submission, moderator):
            raise SamePerson
        AuditEvent.record(verb=Verb.STAYS_HIDDEN, subject=submission.id, actor=moderator)
        tell_there_is_news(submission)
    return submission


def two_have_looked(submission_id: UUID, reason: str) -> None:
    """Write down that two people decided it together; call it inside their transaction."""
    AuditEvent.record(verb=Verb.STAYS_HIDDEN, subject=submission_id, reason=reason)
