"""Answer: an author says whether their yes holds for a changed wording too.

Asked only where the change matters (`asks_again` in the wording's file) and where the yes does
something now. Until it is answered, and after a no, the yes holds as it was given; what that means
for the code that acts on it stands in `stories.ledger`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from stories.actions.allowing import wider
from stories.actions.approve import SHOWS
from stories.actions.content import shown_details
from stories.actions.ledger import record, said
from stories.actions.refusals import NotNow
from stories.choices import Detail
from stories.consent import BY_CHOICE, SWITCHES, Purpose, Wording, newest, wording
from stories.ledger import NEW_WORDS, OLD_WORDS, Standing
from stories.models import Story
from stories.vault.models import State, Submission
from stories.vault.safe import Safe

AGREED = (State.APPROVED, State.PUBLISHED, State.SUSPENDED)


@dataclass(frozen=True)
class Question:
    """One yes whose words have changed: what was agreed to, what it would be now, and why."""

    standing: Standing
    agreed: Wording
    now: Wording
    changed: list[str]

    @property
    def purpose(self) -> str:
        """What the yes is about."""
        return self.standing.purpose


def open_questions(submission: Submission, safe: Safe, *, language: str) -> list[Question]:
    """Every changed wording that this author has not been heard about."""
    ledger = said(submission, safe)
    return [
        Question(
            standing,
            agreed=wording(purpose, standing.language, version=standing.version),
            now=wording(purpose, language),
            changed=[change.what_changed for change in unanswered],
        )
        for purpose in _in_force(submission, safe)
        if (standing := ledger.get(purpose.value)) and (unanswered := standing.unanswered(language))
    ]


def answer_wording(
    *,
    submission_id: UUID,
    purpose: str,
    version: str,
    agrees: bool,
    language: str,
    today: date,
) -> Submission:
    """Write the answer into the ledger. A no takes nothing back: the older yes stays as it is.

    What the new words add holds from now on, and only after a yes to them.

    Raises NotNow when nothing is asked, or when the words in view are not the newest any more.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state == State.DRAFT or version != newest():
            raise NotNow
        safe = Safe.of(submission.id)
        asked = [one.purpose for one in open_questions(submission, safe, language=language)]
        if purpose not in asked:
            raise NotNow
        record(
            submission,
            safe,
            purpose=purpose,
            choice=NEW_WORDS if agrees else OLD_WORDS,
            language=language,
            today=today,
        )
        row = Story.objects.filter(reference=submission.reference)
        row.update(**wider(said(submission, safe)))
    return submission


def _in_force(submission: Submission, safe: Safe) -> Iterator[Purpose]:
    """The purposes whose yes does something for this story now.

    What is asked anew before anything happens, such as the details before an approval, is left out.
    """
    yield Purpose.READ_AND_STORE
    if submission.state in AGREED:
        yield from (Purpose.PUBLISH_EXACT, Purpose.PUBLISH)
        shown = shown_details(submission, safe)
        yield from (SHOWS[detail] for detail in Detail if detail in shown)
    else:
        yield BY_CHOICE[safe.get(submission, "choice")]
    if submission.state == State.APPROVED:
        yield Purpose.NO_BATCH
    yield from (*SWITCHES, Purpose.ASK_AGAIN)
    if submission.contact is not None:
        yield Purpose.CONTACT
