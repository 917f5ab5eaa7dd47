"""A draft as its author sees it: the answers given so far, opened for one request."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from stories.share.steps import missing
from stories.vault.models import State, Submission
from stories.vault.safe import KeyGone, Safe


@dataclass(frozen=True)
class Draft:
    """A submission with its opened answers. Lives as long as the request."""

    submission: Submission
    answers: dict[str, Any]

    def __repr__(self) -> str:
        return "<Draft>"

    @property
    def id(self) -> UUID:
        """The submission's random id."""
        return self.submission.id

    @property
    def sent(self) -> bool:
        """Whether this was handed to the desk and is no draft any more."""
        return self.submission.state != State.DRAFT

    @property
    def language(self) -> str:
        """The language of the story, which may be another than the page's."""
        return self.submission.language

    @property
    def perspective(self) -> str:
        """Whose story it is; empty until that was answered."""
        return str(self.answers.get("perspective", ""))

    @property
    def missing(self) -> list[str]:
        """The steps that must still be answered before the code is shown."""
        return missing(self.answers)


def open_draft(submission_id: str | UUID) -> Draft | None:
    """The draft with this id; None when it was thrown away, swept or withdrawn."""
    submission = Submission.objects.filter(pk=submission_id).first()
    if submission is None:
        return None
    try:
        return Draft(submission, Safe.of(submission.id).read(submission))
    except KeyGone:
        return None
