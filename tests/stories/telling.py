"""Stories in every state, made by the real actions, for tests: `tell("offered")`."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from community.lib.canonical import digest
from community.models import User
from stories.actions.approve import approve
from stories.actions.content import content_as_sent, latest_content
from stories.actions.decide import decline, keep_unpublished, offer
from stories.actions.hold import open_for_reading
from stories.actions.leaving.unpublish import unpublish
from stories.actions.publish import publish_due
from stories.actions.redact import redact
from stories.actions.sending.begin import begin
from stories.actions.sending.keep import keep
from stories.actions.sending.send import send
from stories.actions.sending.show_code import show_code
from stories.actions.suspend import suspend
from stories.actions.write import write
from stories.choices import DeclineReason, OpeningReason, SuspendReason
from stories.document import Shown, write_document
from stories.vault.models import Submission
from stories.vault.safe import Safe

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = NOON.date()
ANSWERS: dict[str, Any] = {
    "perspective": "me",
    "title": "The night they left the door open",
    "happened": "They tied me to the bed.\n\nNobody came for hours.",
    "helped": "A nurse who sat with me.",
    "choice": "see",
    "country": "FI",
    "region": "Lapland",
    "setting": "hospital-ward",
    "years": [2010, 2014],
    "name": "R.",
}


@dataclass
class Told:
    """A submission and the code its author holds."""

    submission: Submission
    code: str

    @property
    def id(self) -> Any:
        return self.submission.id

    def again(self) -> Submission:
        """The row as it stands now."""
        self.submission = Submission.objects.get(pk=self.submission.pk)
        return self.submission

    def safe(self) -> Safe:
        return Safe.of(self.submission.pk)


def a_moderator(name: str = "moderator", **fields: Any) -> User:
    """A member of staff, made once."""
    email = f"{name}@example.org"
    return User.objects.filter(email=email).first() or User.objects.create_user(email, **fields)


def draft(**answers: Any) -> Told:
    """A draft with its code shown: everything but sent."""
    submission = begin(language=answers.pop("language", "en"))
    keep(submission_id=submission.id, answers=ANSWERS | answers, today=DAY)
    code = show_code(submission_id=submission.id, now=NOON)
    return Told(Submission.objects.get(pk=submission.pk), code)


def send_it(told: Told) -> Told:
    send(submission_id=told.id, language="en", now=NOON)
    told.again()
    return told


def read_it(told: Told) -> Told:
    open_for_reading(
        submission_id=told.id,
        moderator=a_moderator(),
        reason=OpeningReason.FIRST_LOOK,
        today=DAY,
    )
    told.again()
    return told


def redact_it(told: Told, reasons: dict[str, list[str]] | None = None, **changes: Any) -> Told:
    content = replace(latest_content(told.again(), told.safe()), **changes)
    redact(
        submission_id=told.id,
        moderator=a_moderator(),
        content=content,
        reasons=reasons or {name: ["names-a-person"] for name in changes},
        flags=told.submission.flags,
        edition=told.submission.edition,
        today=DAY,
    )
    told.again()
    return told


def offer_it(told: Told, by: User | None = None) -> Told:
    offer(
        submission_id=told.id,
        moderator=by or a_moderator(),
        edition=told.again().edition,
        today=DAY,
    )
    told.again()
    return told


def hash_of(told: Told, shown: list[str]) -> str:
    """The hash of the page as it would be with these details."""
    content = latest_content(told.again(), told.safe())
    return digest(write_document(told.submission.reference, content, Shown.of(shown)))


def approve_it(told: Told, shown: list[str] | None = None, **pace: Any) -> Told:
    approve(
        submission_id=told.id,
        shown=shown or [],
        seen_hash=hash_of(told, shown or []),
        language="en",
        today=DAY,
        pace=pace,
    )
    told.again()
    return told


def publish_it(told: Told, today: date = DAY) -> Told:
    publish_due(today=today, everything=True)
    told.again()
    return told


def tell(state: str = "waiting", shown: list[str] | None = None, **answers: Any) -> Told:
    """A story in this state, by the way that real ones go."""
    told = draft(**answers)
    if state == "draft":
        return told
    send_it(told)
    if state == "waiting":
        return told
    read_it(told)
    moderator, edition = a_moderator(), told.submission.edition
    at_the_desk = {"submission_id": told.id, "moderator": moderator}
    if state == "asked":
        write(submission_id=told.id, body="May we?", today=DAY, moderator=moderator, asks=True)
    elif state == "declined":
        decline(**at_the_desk, reason=DeclineReason.NOT_ABOUT_THIS, edition=edition, today=DAY)
    elif state == "kept":
        keep_unpublished(**at_the_desk, edition=edition, today=DAY)
    elif state != "reading":
        _beyond_the_desk(told, state, shown or [])
    told.again()
    return told


def _beyond_the_desk(told: Told, state: str, shown: list[str]) -> None:
    offer_it(told)
    if state == "offered":
        return
    if told.submission.state == "offered":
        approve_it(told, shown)
    if state == "approved":
        return
    publish_it(told)
    if state == "suspended":
        suspend(
            submission_id=told.id,
            moderator=a_moderator(),
            reason=SuspendReason.REPORT,
            today=DAY,
        )
    elif state == "unpublished":
        unpublish(
            submission_id=told.id,
            today=DAY,
            moderator=a_moderator(),
            reason=SuspendReason.REPORT,
        )


def as_sent_hash(told: Told) -> str:
    """The hash of exactly what was sent, with nothing shown beside it."""
    content = content_as_sent(told.again(), told.safe())
    return digest(write_document(told.submission.reference, content, Shown()))
