"""Who has decided about a story: whoever looks at it again must be somebody else."""

from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from community.models import AuditEvent, Verb
from stories.actions.refusals import DecidedBefore
from stories.choices import AppealOutcome

DECIDING: Final = (
    Verb.OFFERED,
    Verb.FIRST_YES,
    Verb.SECOND_YES,
    Verb.FIRST_NO,
    Verb.DECLINED,
    Verb.KEPT,
    Verb.SUSPENDED,
    Verb.RESTORED,
    Verb.UNPUBLISHED,
    Verb.APPEAL_SETTLED,
)


def who_decided(submission_id: UUID) -> set[int]:
    """Everybody at the desk who ever decided something about it. One query."""
    events = AuditEvent.objects.filter(
        subject=submission_id, verb__in=DECIDING, actor__isnull=False
    )
    return {actor for actor in events.values_list("actor_id", flat=True) if actor is not None}


def put_right() -> Exists:
    """Whether an appeal ever changed what was decided, as a column of a story's row."""
    changed = {"verb": Verb.APPEAL_SETTLED, "reason": AppealOutcome.CHANGED.value}
    return Exists(AuditEvent.objects.filter(subject=OuterRef("pk"), **changed))


def was_changed_on_appeal(submission_id: UUID, moderator: Any) -> bool:
    """Whether an appeal changed what was decided, and this person was among those who decided.

    Not whoever settled that appeal, also where settling it showed the story again. Two queries.
    """
    events = AuditEvent.objects.filter(subject=submission_id)
    changed = events.filter(verb=Verb.APPEAL_SETTLED, reason=AppealOutcome.CHANGED.value).first()
    if changed is None or changed.actor_id == moderator.pk:
        return False
    mine = events.filter(verb__in=DECIDING, actor=moderator, pk__lt=changed.pk)
    return mine.exists()


def refuse_who_decided_before(*, submission_id: UUID, moderator: Any) -> None:
    """Raises DecidedBefore: they would only say again what another person found to be wrong."""
    if was_changed_on_appeal(submission_id, moderator):
        raise DecidedBefore
