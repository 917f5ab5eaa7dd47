"""Stories that may be quoted, and some that may not."""

from collections.abc import Callable

import pytest
from django.core.management import call_command

from stories.models import Story
from tests.stories.telling import DAY, publish_it, tell

Telling = Callable[..., Story]


@pytest.fixture
def topics(db: None) -> None:
    """The vocabulary."""
    call_command("load_topics", verbosity=0)


@pytest.fixture
def told() -> Telling:
    """Publish a story that may be quoted, with these answers; its public row."""

    def make(*, quoting: bool = True, **answers: object) -> Story:
        shown = answers.pop("shown", ["country"])
        one = publish_it(tell("approved", shown=shown, **answers), DAY)
        Story.objects.filter(reference=one.submission.reference).update(quotable_by_anyone=quoting)
        return Story.objects.get(reference=one.submission.reference)

    return make
