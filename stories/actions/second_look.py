"""Second look: what one person took out of sight or off its page alone, another looks at soon.

Whoever hid it cannot end it: they neither show it again nor take it off for good nor confirm it,
nor let its author bring it back (`may_not_judge`). Nothing comes back by itself when nobody looks
in time, since a child may be named in it; but it stands on the first page of everybody else until
somebody has looked.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import (
    BigIntegerField,
    CharField,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from community.lib.workdays import latest_start, work_on
from community.models import AuditEvent, Verb
from stories.actions.content import latest_version
from stories.actions.hold import refuse_who_stepped_back
from stories.actions.notify import tell_there_is_news
from stories.actions.refusals import NotNow, SamePerson
from stories.actions.suspend import may_not_judge
from stories.choices import SuspendReason
from stories.vault.models import State, Submission

TARGET: Final = "REVIEW_WORKDAYS"
# What somebody else writes who leaves it out of sight: on a look of their own, or on an appeal.
LOOKED: Final = (Verb.STAYS_HIDDEN, Verb.APPEAL_SETTLED)
# And who lets its author bring back what was taken off its page.
SAID: Final = (*LOOKED, Verb.RESTORED)
STOOD: Final = (Verb.SUSPENDED, Verb.RESTORED, Verb.PUBLISHED)


def waits_for_second_look(*, besides: Any = None) -> QuerySet[Submission]:
    """Out of sight or off its page by one person's press, and nobody else has looked since.

    Not what is hidden by doubt about who wrote it: two people decided that, and its author's code
    is the answer. Not what its author or time took off, nor what somebody else had hidden before.
    Without what `besides` hid: that waits for the others.
    """
    trail = AuditEvent.objects.filter(subject=OuterRef("pk")).order_by("-pk")
    hidden = trail.filter(verb=OuterRef("state"))  # both states are called as that line
    looked = trail.filter(verb__in=SAID, pk__gt=OuterRef("hidden"))
    stood = trail.filter(verb__in=STOOD, pk__lt=OuterRef("hidden"))
    by = Subquery(hidden.values("actor")[:1], output_field=BigIntegerField())
    why = Subquery(hidden.values("reason")[:1], output_field=CharField())
    before = Subquery(stood.values("verb")[:1], output_field=CharField())
    # Never empty: an empty one would drop out of `exclude`.
    rows = Submission.objects.filter(state__in=(State.SUSPENDED, State.UNPUBLISHED)).alias(
        hidden=Subquery(hidden.values("pk")[:1]),
        hidden_by=Coalesce(by, Value(0)),
        hidden_why=Coalesce(why, Value("")),
        before=Coalesce(before, Value("")),
    )
    rows = rows.exclude(state=State.SUSPENDED, hidden_why=SuspendReason.AUTHOR_DOUBT)
    rows = rows.exclude(state=State.UNPUBLISHED, hidden_by=0)
    rows = rows.exclude(state=State.UNPUBLISHED, before=Verb.SUSPENDED).exclude(Exists(looked))
    return rows.exclude(hidden_by=besides.pk) if besides is not None else rows


def is_late(today: date) -> QuerySet[Submission]:
    """Those that wait longer than the desk holds itself to."""
    latest = latest_start(today, settings.PERIODS[TARGET])
    return waits_for_second_look().filter(state_since__lte=latest)


def look_by(submission: Submission) -> date | None:
    """The day until which somebody else looks; nothing where nobody has to."""
    if submission.state not in (State.SUSPENDED, State.UNPUBLISHED):
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
        submission = _locked(submission_id, moderator)
        AuditEvent.record(verb=Verb.STAYS_HIDDEN, subject=submission.id, actor=moderator)
        tell_there_is_news(submission)
    return submission


def may_come_back(*, submission_id: UUID, moderator: Any) -> Submission:
    """Another person has looked: it should not have been taken off its page.

    What was approved went with the page, so that it takes its author's yes to bring it back
    (`reconsider.look_again`); this person's stands for the desk's. Raises as `stays_hidden` does,
    and NotNow for what is only out of sight: that is shown again (`suspend.restore`).
    """
    with transaction.atomic():
        submission = _locked(submission_id, moderator)
        if submission.state != State.UNPUBLISHED:
            raise NotNow
        version = latest_version(submission)
        if version is not None:
            version.objections.all().delete()
        submission.holder = None
        submission.edition += 1
        submission.save()
        AuditEvent.record(verb=Verb.RESTORED, subject=submission.id, actor=moderator)
        tell_there_is_news(submission)
    return submission


def _locked(submission_id: UUID, moderator: Any) -> Submission:
    submission = Submission.objects.locked(submission_id)
    refuse_who_stepped_back(submission_id=submission_id, moderator=moderator)
    if not waits_for_second_look().filter(pk=submission_id).exists():
        raise NotNow
    if may_not_judge(submission, moderator):
        raise SamePerson
    return submission


def two_have_looked(submission_id: UUID, reason: str) -> None:
    """Write down that two people decided it together; call it inside their transaction."""
    AuditEvent.record(verb=Verb.STAYS_HIDDEN, subject=submission_id, reason=reason)
