"""People who only want to be counted."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from community.models import User
from tests.stories.telling import Told, a_moderator, tell


@pytest.fixture
def topics(db: None) -> None:
    call_command("load_topics", verbosity=0)


@pytest.fixture
def open_house(topics: None) -> User:
    """Somebody is here to read since before the quarter in which stories are told."""
    moderator = a_moderator()
    moderator.date_joined = datetime(2025, 12, 1, tzinfo=UTC)
    moderator.save()
    return moderator


@pytest.fixture
def some_told(open_house: User) -> Callable[..., list[Told]]:
    """This many stories, each told, read and kept, whose authors only want to be counted."""

    def make(number: int, *, state: str = "kept", **answers: object) -> list[Told]:
        said = {"country": "EE", "choice": "count", "topics": {"coercion": ["belt-fixation"]}}
        return [tell(state, **said | answers) for _ in range(number)]

    return make
