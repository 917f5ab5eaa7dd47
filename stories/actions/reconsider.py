"""Reconsider: an author takes back a yes, or looks once more at what is shown."""

from datetime import date
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.approve import SHOWS
from stories.actions.content import is_endorsed, shown_details
from stories.actions.ledger import record, said
from stories.actions.publish import take_off_the_page
from stories.actions.refusals import NotNow
from stories.actions.translating.leave import end_yes_to_translations
from stories.choices import Choice, Detail
from stories.consent import BY_CHOICE, Purpose
from stories.ledger import says_yes
from stories.models import Story
from stories.vault import removals
from stories.vault.models import State, Submission
from stories.vault.safe import Safe


def take_back_yes(
    *, submission_id: UUID, language: str, today: date, by_second_code: bool = False
) -> Submission:
    """Before publication: the yes is gone, the page waits for the author again.

    Raises NotNow once the story is public: then it is taken off the page instead.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state != State.APPROVED:
            raise NotNow
        _back_to_its_author(
            submission, language=language, today=today, by_second_code=by_second_code
        )
    return submission


def look_again(*, submission_id: UUID, language: str, today: date) -> Submission:
    """Take a public story off the page and offer it to its author anew, to show more of it.

    Also for one that is not public any more, and then a time that its author set begins anew with
    its publication (`stories.actions.lasting`). What a moderator took down, or nobody endorsed,
    goes back to the desk first. Raises NotNow in any other state, so also while suspended.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state not in (State.PUBLISHED, State.UNPUBLISHED):
            raise NotNow
        if take_off_the_page(submission, today=today):
            AuditEvent.record(verb=Verb.UNPUBLISHED, subject=submission.id)
        _back_to_its_author(submission, language=language, today=today)
        if not is_endorsed(submission) or _was_taken_down(submission):
            submission.move(State.WAITING, today=today)
            submission.save()
    return submission


def forget_earlier_yes(
    submission: Submission,
    safe: Safe,
    *,
    language: str,
    today: date,
    instead: Choice = Choice.SEE,
    by_second_code: bool = False,
) -> None:
    """Law: “publish exactly this” ends when its author asks for something else; caller saves.

    Otherwise the same words, offered once more, would count as approved without asking. The
    ledger says so, and what holds instead.
    """
    if safe.get(submission, "choice") == Choice.EXACT:
        safe.put(submission, "choice", instead.value)
        said_now = {Purpose.PUBLISH_EXACT: "no"}
        if not by_second_code:
            said_now[BY_CHOICE[instead]] = "yes"
        for purpose, choice in said_now.items():
            record(
                submission,
                safe,
                purpose=purpose,
                choice=choice,
                language=language,
                today=today,
                by_second_code=by_second_code,
            )
        removals.no(submission, purpose=Purpose.PUBLISH_EXACT, language=language, today=today)
    safe.put(submission, "sent_hash", None)


def end_the_yes(
    submission: Submission,
    safe: Safe,
    *,
    language: str,
    today: date,
    by_second_code: bool = False,
) -> None:
    """The yes to the page, and to each detail beside it, is over; the caller saves.

    Law: the approvals go with it, but for one that a public row still stands on.
    """
    forget_earlier_yes(
        submission, safe, language=language, today=today, by_second_code=by_second_code
    )
    shown = shown_details(submission, safe)
    ended = [SHOWS[detail] for detail in Detail if detail in shown]
    # A yes without an approval: what was approved went when the story left the page.
    if submission.approvals.exists() or says_yes(said(submission, safe), Purpose.PUBLISH):
        ended.append(Purpose.PUBLISH)
    for purpose in ended:
        record(
            submission,
            safe,
            purpose=purpose,
            choice="no",
            language=language,
            today=today,
            by_second_code=by_second_code,
        )
    end_yes_to_translations(
        submission, safe, language=language, today=today, by_second_code=by_second_code
    )
    safe.put(submission, "shown", [])
    in_use = Story.objects.filter(reference=submission.reference).values("approval_id")
    submission.approvals.exclude(document_hash__in=in_use).delete()
    if Purpose.PUBLISH in ended:
        removals.no(submission, purpose=Purpose.PUBLISH, language=language, today=today)
        removals.off(submission, today=today)


def _back_to_its_author(
    submission: Submission, *, language: str, today: date, by_second_code: bool = False
) -> None:
    safe = Safe.of(submission.id)
    end_the_yes(submission, safe, language=language, today=today, by_second_code=by_second_code)
    submission.edition += 1
    submission.move(State.OFFERED, today=today)
    submission.save()


def _was_taken_down(submission: Submission) -> bool:
    """Whether a moderator, and not the author or time, ended the last publication."""
    trail = AuditEvent.objects.filter(subject=submission.id)
    last = trail.filter(verb=Verb.UNPUBLISHED).first()
    if last is None or trail.filter(verb=Verb.RESTORED, pk__gt=last.pk).exists():
        return False  # another person has looked, and lets its author bring it back
    return last.actor_id is not None or bool(last.reason)
