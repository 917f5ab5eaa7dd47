"""Find what a code opens: a story, a story's take-down page, or a claim."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from community.lib.receipts import parse, proves
from stories.actions.refusals import UnknownCode
from stories.vault.models import Claim, State, Submission


class Opens(Enum):
    """What a code leads to."""

    STORY = "story"
    TAKE_DOWN = "take-down"
    CLAIM = "claim"


@dataclass(frozen=True)
class Found:
    """What this code opens, and the random id of its row."""

    opens: Opens
    id: UUID


PLACES: Final[tuple[tuple[Opens, Any, str, str], ...]] = (
    (Opens.STORY, Submission, "code_lookup", "code_proof"),
    (Opens.TAKE_DOWN, Submission, "second_lookup", "second_proof"),
    (Opens.CLAIM, Claim, "code_lookup", "code_proof"),
)


def find_any(*, typed: str) -> Found:
    """What this code opens.

    A wrong code and an unknown one get the same answer for the same work, of whichever kind the
    code may be: every place is asked, and everything is compared. Raises CodeMistyped when what
    was typed cannot be a code at all, UnknownCode when it opens nothing.
    """
    fingerprint = parse(typed).fingerprint(settings.CODE_PEPPER)
    found = None
    for opens, model, lookup, proof in PLACES:
        match = model.objects.filter(**{lookup: fingerprint.lookup})
        # The proof alone, so that a wrong code loads no more than an unknown one.
        row = match.values_list("pk", proof).first()
        if proves(fingerprint, row[1] if row else None) and row is not None:
            found = Found(opens, row[0])
    if found is None:
        raise UnknownCode
    return found


def find(*, typed: str) -> Submission:
    """The story this code opens. Raises CodeMistyped, or UnknownCode for any other code."""
    found = find_any(typed=typed)
    if found.opens != Opens.STORY:
        raise UnknownCode
    return Submission.objects.get(pk=found.id)


def is_draft(submission: Submission) -> bool:
    """Whether this story was never sent."""
    return submission.state == State.DRAFT
