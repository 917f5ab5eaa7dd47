"""Keep a story from people of a country or an organisation, as its author wishes."""

from datetime import date
from uuid import UUID

from django.db import transaction

from stories.actions.hold import let_lapse
from stories.actions.readers import is_kept_from
from stories.actions.refusals import NotNow
from stories.readers import NotReadBy
from stories.vault.models import State, Submission
from stories.vault.safe import Safe


def keep_from(*, submission_id: UUID, wish: NotReadBy, today: date) -> Submission:
    """Seal the wish; an empty one takes an earlier one back.

    Whoever holds the story and may not read it any more holds it no longer; that looks like a
    claim that lapsed, so that the trail tells no colleague whom its author fears. Raises NotNow
    for a draft.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state == State.DRAFT:
            raise NotNow
        safe = Safe.of(submission.id)
        safe.put(submission, "not_read_by", wish.to_seal())
        submission.save(update_fields=["not_read_by"])
        if submission.holder and is_kept_from(submission, submission.holder, safe):
            let_lapse(submission, today=today)
    return submission
