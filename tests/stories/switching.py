"""Authors who change their mind about what may be done with a story."""

from typing import Any

from stories.actions.answer_wording import answer_wording
from stories.actions.switch import switch
from stories.consent import Purpose, newest
from stories.models import Story
from stories.vault.models import Submission
from tests.stories.telling import DAY


def allow(submission_id: Any, *purposes: Purpose, on: bool = True) -> None:
    """By the switches of the return page."""
    for purpose in purposes:
        switch(submission_id=submission_id, purpose=purpose, on=on, language="en", today=DAY)


def answer(submission_id: Any, purpose: Purpose, *, agrees: bool) -> None:
    """To the newest words of a purpose that was said yes to before."""
    answer_wording(
        submission_id=submission_id,
        purpose=purpose,
        version=newest(),
        agrees=agrees,
        language="en",
        today=DAY,
    )


def submission_of(story: Story) -> Any:
    """The key of what lies behind a public row."""
    return Submission.objects.get(reference=story.reference).pk
