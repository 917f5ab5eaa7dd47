"""Keep what was typed on one page of the share journey."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.lib.canonical import tidy
from stories.actions.refusals import NotNow
from stories.vault.models import State, Submission
from stories.vault.safe import Safe

ANSWERS = frozenset(
    {
        "title",
        "happened",
        "helped",
        "wish",
        "perspective",
        "agreement",
        "name",
        "topics",
        "country",
        "region",
        "setting",
        "years",
        "choice",
        "contact",
        "pace",
        "not_read_by",
    }
)


def keep(
    *,
    submission_id: UUID,
    answers: Mapping[str, Any],
    today: date,
    language: str | None = None,
) -> Submission:
    """Seal these answers into the draft, leaving the others as they are.

    `language` is that of the story, where the author says so. Raises NotNow when the draft was
    sent meanwhile, KeyError for an answer nobody asks for.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state != State.DRAFT:
            raise NotNow
        safe = Safe.of(submission.id)
        for name, value in answers.items():
            if name not in ANSWERS:
                raise KeyError(name)
            safe.put(submission, name, tidy(value) if isinstance(value, str) else value)
        submission.language = language or submission.language
        submission.state_since = today
        submission.edition += 1
        submission.save()
    return submission
