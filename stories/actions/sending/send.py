"""Send: promote a draft whose code was already shown."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from community.lib.canonical import digest
from community.lib.receipts import holds_code
from stories.actions.content import content_as_sent, flags_from_answers
from stories.actions.ledger import record
from stories.actions.refusals import HoldsCode, Incomplete, NotWhatWasSeen
from stories.actions.sending.show_code import limit_receipt
from stories.choices import Choice
from stories.consent import BY_CHOICE, Purpose
from stories.document import VOICES, Shown, write_document
from stories.vault.models import State, Submission
from stories.vault.safe import Safe


def send(
    *, submission_id: UUID, language: str, now: datetime, seen_hash: str | None = None
) -> Submission:
    """Hand the story to the desk. Doing it twice is the same as once.

    With `seen_hash`, “publish exactly this” holds only for the page that was in view. Raises
    Incomplete naming the steps still to do, HoldsCode when a text holds a code, NotWhatWasSeen
    when the exact page would be another than the one seen.
    """
    today = now.date()
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state != State.DRAFT:
            return submission
        safe = Safe.of(submission.id)
        _refuse_incomplete(submission, safe)
        choice = Choice(safe.get(submission, "choice"))
        if choice == Choice.EXACT:
            content = content_as_sent(submission, safe)
            document = write_document(submission.reference, content, Shown())
            if seen_hash is not None and digest(document) != seen_hash:
                raise NotWhatWasSeen
            safe.put(submission, "sent_hash", digest(document))
        submission.flags = flags_from_answers(
            safe.get(submission, "perspective"), safe.get(submission, "agreement")
        )
        limit_receipt(submission, safe, now=now)
        submission.arrived_on = today
        submission.edition += 1
        submission.move(State.WAITING, today=today)
        submission.save()
        agreed = [Purpose.READ_AND_STORE, BY_CHOICE[choice]]
        if safe.get(submission, "contact"):
            agreed.append(Purpose.CONTACT)
        for purpose in agreed:
            record(submission, safe, purpose=purpose, choice="yes", language=language, today=today)
    return submission


def _refuse_incomplete(submission: Submission, safe: Safe) -> None:
    missing = [
        step
        for step, field in (("whose", "perspective"), ("words", "happened"), ("choice", "choice"))
        if not safe.get(submission, field)
    ]
    if not submission.code_lookup:
        missing.append("code")
    if missing:
        raise Incomplete(*missing)
    if any(holds_code(safe.get(submission, voice)) for voice in ("title", *VOICES)):
        raise HoldsCode
