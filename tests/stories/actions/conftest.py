"""What the actions' tests need beside the tables."""

import pytest
from django.core.management import call_command

from tests.stories.backups import Backup


@pytest.fixture
def topics(db):
    """The vocabulary."""
    call_command("load_topics", verbosity=0)


@pytest.fixture
def backup(tmp_path):
    """Call it to back up both databases as they are now."""
    made = []

    def now() -> Backup:
        made.append(Backup(tmp_path).__enter__())
        return made[-1]

    yield now
    for one in made:
        one.__exit__(None, None, None)
