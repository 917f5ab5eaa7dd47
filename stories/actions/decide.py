"""Decide: offer a version to its author, ask, decline with kind words, or keep it unpublished.

Each with a reason of the published rules, and with words of the moderator's to the author.
"""

from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from community.lib.canonical import digest
from community.models import AuditEvent, Verb
from stories.actions.content import (
    content_as_sent,
    latest_content,
    latest_version,
    shown_details,
)
from stories.actions.deciders import refuse_who_decided_before
from stories.actions.notify import tell_there_is_news
from stories.actions.readers import refuse_who_may_not_read
from stories.actions.redact import add_version
from stories.actions.refusals import Incomplete, NotNow, Overtaken, SamePerson
from stories.actions.suspend import may_not_put_back
from stories.actions.write import add_message, fit_to_send
from stories.choices import FOR_PUBLICATION, AskReason, Choice, DeclineReason, PublishReason
from stories.document import Shown, write_document
from stories.vault.models import (
    Approval,
    Endorsement,
    Objection,
    State,
    Submission,
    Version,
    With,
)
from stories.vault.models.submission import ON_THE_DESK
from stories.vault.safe import Safe

TWO: Final = 2
MAY_END: Final = (*ON_THE_DESK, State.ASKED)


def offer(
    *,
    submission_id: UUID,
    moderator: Any,
    edition: int,
    today: date,
    reason: PublishReason | None = None,
    message: str = "",
) -> Submission:
    """Say yes to the newest version. With the yeses it needs it goes on to its author.

    The message goes with it; a first yes sends none. A story sent with “publish exactly this” that
    was not changed is approved at once: its author's yes was given when sending. Raises Overtaken,
    MayNotRead for somebody who stepped back, SamePerson while another's yes is missing, or
    another's look at what they suspended, DecidedBefore for whom an appeal
    put right, HoldsCode for a message with a code, and NotNow when it
    is not on the desk or its author does not want it published.
    """
    message, why = fit_to_send(message), reason.value if reason else ""
    with transaction.atomic():
        submission = _to_decide(submission_id, moderator, edition)
        safe = Safe.of(submission.id)
        yeses, first_time = _say_yes(submission, safe, moderator, today)
        if submission.needs_two and yeses < TWO:
            if not first_time:
                raise SamePerson
            submission.holder = None
            _move(submission, State.WAITING, Verb.FIRST_YES, moderator, why, today)
            return submission
        state = State.OFFERED
        if agreed_when_sending(submission, safe):
            _approve_as_sent(submission, safe, moderator, today)
            state = State.APPROVED
        if submission.needs_two and first_time:
            AuditEvent.record(verb=Verb.SECOND_YES, subject=submission.id, actor=moderator)
        _move(submission, state, Verb.OFFERED, moderator, why, today)
        _tell(submission, message, With.OFFERED, today)
    tell_there_is_news(submission)
    return submission


def _say_yes(submission: Submission, safe: Safe, moderator: Any, today: date) -> tuple[int, bool]:
    """Write the yes down, in place of an earlier no; how many there are, and whether it is new."""
    wanted = safe.get(submission, "choice") in FOR_PUBLICATION
    if submission.state not in ON_THE_DESK or not wanted:
        raise NotNow
    if may_not_put_back(submission, moderator):
        raise SamePerson
    version = _version_to_offer(submission, safe, today)
    version.objections.filter(moderator=moderator).delete()
    _, first_time = Endorsement.objects.get_or_create(
        version=version, moderator=moderator, defaults={"given_on": today}
    )
    return version.endorsements.count(), first_time


def as_it_was_seen(submission_id: UUID, moderator: Any, edition: int) -> Submission:
    """The locked row, for somebody who may decide about what they have seen.

    Raises MayNotRead, Overtaken.
    """
    submission = Submission.objects.locked(submission_id)
    refuse_who_may_not_read(submission, moderator)
    if submission.edition != edition:
        raise Overtaken
    return submission


def _to_decide(submission_id: UUID, moderator: Any, edition: int) -> Submission:
    """The same, for somebody whom no appeal keeps from deciding. Raises DecidedBefore too."""
    submission = as_it_was_seen(submission_id, moderator, edition)
    refuse_who_decided_before(submission_id=submission_id, moderator=moderator)
    return submission


def _version_to_offer(submission: Submission, safe: Safe, today: date) -> Version:
    version = latest_version(submission)
    if version is not None:
        return version
    return add_version(
        submission, content_as_sent(submission, safe), reasons={}, made_by=None, today=today
    )


def agreed_when_sending(submission: Submission, safe: Safe) -> bool:
    """Whether the newest version is what was sent, but for content notes added for readers."""
    if safe.get(submission, "choice") != Choice.EXACT:
        return False
    content = replace(latest_content(submission, safe), notes=())
    document = write_document(submission.reference, content, Shown())
    return bool(digest(document) == safe.get(submission, "sent_hash"))


def _approve_as_sent(submission: Submission, safe: Safe, moderator: Any, today: date) -> None:
    document = write_document(
        submission.reference, latest_content(submission, safe), shown_details(submission, safe)
    )
    Approval.objects.get_or_create(
        document_hash=digest(document),
        defaults={
            "submission": submission,
            "decided_by": moderator,
            "decided_on": today,
            "author_agreed_on": submission.arrived_on or today,
        },
    )


def ask(
    *,
    submission_id: UUID,
    moderator: Any,
    reason: AskReason,
    message: str,
    edition: int,
    today: date,
) -> Submission:
    """Ask the author something; the story rests until they answer.

    Raises Incomplete without words, HoldsCode, Overtaken, MayNotRead, and NotNow when it is not on
    the desk.
    """
    message = fit_to_send(message)
    if not message:
        raise Incomplete("message")
    with transaction.atomic():
        submission = as_it_was_seen(submission_id, moderator, edition)
        if submission.state not in ON_THE_DESK:
            raise NotNow
        submission.move(State.ASKED, today=today)
        submission.edition += 1
        submission.save()
        _tell(submission, message, With.ASKED, today)
        AuditEvent.record(
            verb=Verb.ASKED, subject=submission.id, actor=moderator, reason=reason.value
        )
    tell_there_is_news(submission)
    return submission


def decline(
    *,
    submission_id: UUID,
    moderator: Any,
    reason: DeclineReason,
    edition: int,
    today: date,
    message: str = "",
) -> Submission:
    """Do not publish it, for a reason of the published rules. Its author reads kind words.

    Without a message those that the rule itself has. Where two people decide, the first no is
    written down, and only another's no declines it. Raises as `offer` does.
    """
    message = fit_to_send(message)
    with transaction.atomic():
        submission = _to_decide(submission_id, moderator, edition)
        if submission.state not in MAY_END:
            raise NotNow
        if submission.needs_two and not _second_no(submission, moderator, reason, today):
            submission.holder = None
            _move(submission, State.WAITING, Verb.FIRST_NO, moderator, reason.value, today)
            return submission
        _move(submission, State.DECLINED, Verb.DECLINED, moderator, reason.value, today)
        _tell(submission, message, With.DECLINED, today)
    tell_there_is_news(submission)
    return submission


def keep_unpublished(
    *, submission_id: UUID, moderator: Any, edition: int, today: date
) -> Submission:
    """It was read, or counted, as its author wished; nothing of it is published."""
    with transaction.atomic():
        submission = _to_decide(submission_id, moderator, edition)
        if submission.state not in MAY_END:
            raise NotNow
        _move(submission, State.KEPT, Verb.KEPT, moderator, "", today)
    tell_there_is_news(submission)
    return submission


def _second_no(submission: Submission, moderator: Any, reason: DeclineReason, today: date) -> bool:
    """Write the no down; whether another person had said no to the same version before.

    Raises SamePerson for a no that was given already and still stands alone.
    """
    version = _version_to_offer(submission, Safe.of(submission.id), today)
    version.endorsements.filter(moderator=moderator).delete()
    _, first_time = Objection.objects.get_or_create(
        version=version,
        moderator=moderator,
        defaults={"reason": reason.value, "given_on": today},
    )
    noes = version.objections.count()
    if noes < TWO and not first_time:
        raise SamePerson
    return noes >= TWO


def _tell(submission: Submission, message: str, came_with: With, today: date) -> None:
    if message:
        add_message(
            submission, body=message, from_author=False, today=today, came_with=came_with.value
        )


def _move(
    submission: Submission, state: State, verb: Verb, actor: Any, reason: str, today: date
) -> None:
    submission.move(state, today=today)
    submission.edition += 1
    submission.save()
    AuditEvent.record(verb=verb, subject=submission.id, actor=actor, reason=reason)
