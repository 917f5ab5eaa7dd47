"""Open stories: told, approved, public, and shared as open data by their authors."""

from collections.abc import Callable

import pytest

from stories.consent import Purpose
from stories.models import Story
from tests.stories.switching import allow
from tests.stories.telling import DAY, publish_it, tell

Telling = Callable[..., Story]


@pytest.fixture
def opened() -> Telling:
    """Publish a story with these answers, and give its public row, which is open data."""

    def make(**answers: object) -> Story:
        one = publish_it(tell("approved", **answers), DAY)
        allow(one.id, Purpose.OPEN_DATA)
        return Story.objects.get(reference=one.submission.reference)

    return make
