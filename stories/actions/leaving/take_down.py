"""Take down, with the second code: off the site, or not onto it. Its author alone puts it back.

The only one that also stops what is not public yet, and that somebody else than the author uses.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.leaving.unpublish import unpublish
from stories.actions.notify import tell_there_is_news
from stories.actions.reconsider import forget_earlier_yes, take_back_yes
from stories.actions.refusals import NotNow
from stories.choices import Choice, SecondCode
from stories.vault.models import State, Submission
from stories.vault.models.submission import PUBLIC_ROW
from stories.vault.safe import Safe


def take_down(*, submission_id: UUID, language: str, today: date) -> Submission:
    """Delete the public row, or take back the yes that would make one; the text stays sealed.

    Its author is told. Raises NotNow when there is nothing to stop: then nothing of it is public,
    and nothing can be without its author.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state in PUBLIC_ROW:
            unpublish(submission_id=submission.id, today=today)
        elif submission.state == State.APPROVED:
            take_back_yes(
                submission_id=submission.id, language=language, today=today, by_second_code=True
            )
        else:
            _stop_before_approval(submission, language=language, today=today)
        AuditEvent.record(
            verb=Verb.SECOND_CODE, subject=submission.id, reason=SecondCode.USED.value
        )
        tell_there_is_news(submission)
    return submission


def could_become_public(submission: Submission, safe: Safe) -> bool:
    """Whether it is on the site, or could come onto it without its author doing anything more."""
    if submission.state in (*PUBLIC_ROW, State.APPROVED):
        return True
    return _said_yes_beforehand(submission, safe)


def was_taken_down(submission_id: UUID) -> bool:
    """Whether the second code ended the last publication, or stopped one."""
    trail = AuditEvent.objects.filter(subject=submission_id)
    used = trail.filter(verb=Verb.SECOND_CODE, reason=SecondCode.USED).first()
    return used is not None and not trail.filter(verb=Verb.PUBLISHED, pk__gt=used.pk).exists()


def _stop_before_approval(submission: Submission, *, language: str, today: date) -> None:
    """“Publish exactly this” ends; its author sees the page first, and says yes with their code."""
    safe = Safe.of(submission.id)
    if not _said_yes_beforehand(submission, safe):
        raise NotNow
    forget_earlier_yes(submission, safe, language=language, today=today, by_second_code=True)
    submission.edition += 1
    submission.save()


def _said_yes_beforehand(submission: Submission, safe: Safe) -> bool:
    on_the_way = submission.state not in (State.DRAFT, State.UNPUBLISHED)
    return on_the_way and safe.get(submission, "choice") == Choice.EXACT
