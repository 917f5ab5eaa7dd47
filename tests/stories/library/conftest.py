"""A library with a few stories in it."""

from collections.abc import Callable

import pytest
from django.core.management import call_command

from stories.models import Story
from tests.stories.telling import DAY, Told, publish_it, tell


@pytest.fixture
def topics(db: None) -> None:
    """The vocabulary."""
    call_command("load_topics", verbosity=0)


@pytest.fixture
def told() -> Callable[..., Story]:
    """Publish a story with these answers, and give its public row."""

    def make(**answers: object) -> Story:
        shown = answers.pop("shown", [])
        one: Told = publish_it(tell("approved", shown=shown, **answers), DAY)
        return Story.objects.get(reference=one.submission.reference)

    return make
