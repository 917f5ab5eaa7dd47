"""Write a message: between the desk and an author whom nobody can identify."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.lib.canonical import tidy
from community.lib.receipts import holds_code
from community.models import AuditEvent, Verb
from stories.actions.hold import refuse_who_stepped_back
from stories.actions.notify import tell_there_is_news
from stories.actions.refusals import HoldsCode, NotNow
from stories.vault.models import Message, State, Submission
from stories.vault.models.submission import ON_THE_DESK
from stories.vault.safe import Safe


def write(
    *,
    submission_id: UUID,
    body: str,
    today: date,
    moderator: Any = None,
    asks: bool = False,
) -> Message:
    """Seal and add a message; from the author when there is no moderator.

    With `asks` the story waits for the author's answer; an author's answer brings it back. (A
    moderator who asks by the rules, with a reason of the list, uses `decide.ask`.) Raises
    HoldsCode before anything is kept when the text holds a code, MayNotRead for a moderator who
    stepped back.
    """
    body = fit_to_send(body)
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state == State.DRAFT:
            raise NotNow
        if moderator is not None:
            refuse_who_stepped_back(submission_id=submission_id, moderator=moderator)
        message = add_message(submission, body=body, from_author=moderator is None, today=today)
        if moderator is None and submission.state == State.ASKED:
            submission.move(State.WAITING, today=today)
        elif moderator is not None and asks and submission.state in ON_THE_DESK:
            submission.move(State.ASKED, today=today)
        submission.edition += 1
        submission.save()
        if moderator is not None:
            verb = Verb.ASKED if asks else Verb.WROTE
            AuditEvent.record(verb=verb, subject=submission.id, actor=moderator)
    if moderator is not None:
        tell_there_is_news(submission)
    return message


def fit_to_send(body: str) -> str:
    """The text in the form that is kept. Raises HoldsCode."""
    body = tidy(body).strip()
    if holds_code(body):
        raise HoldsCode
    return body


def add_message(
    submission: Submission, *, body: str, from_author: bool, today: date, came_with: str = ""
) -> Message:
    """Seal and add the next message; the caller holds the story's row."""
    last = submission.messages.order_by("number").last()
    message = Message(
        submission=submission,
        number=(last.number if last else 0) + 1,
        from_author=from_author,
        came_with=came_with,
        sent_on=today,
    )
    Safe.of(submission.id).put(message, "body", body)
    message.save(force_insert=True)
    return message


def mark_read(*, submission_id: UUID, by_author: bool, today: date) -> None:
    """Note that one side has seen what the other wrote."""
    Message.objects.filter(
        submission_id=submission_id, from_author=not by_author, read_on__isnull=True
    ).update(read_on=today)
