"""The directory as programs ask for it."""

import pytest
import time_machine
from django.core.management import call_command

from tests.groups.api import published
from tests.groups.factories import TODAY

# Without the published files there is nothing to hold the extract to.
collect_ignore = [] if published.FOLDER else ["test_published.py"]


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def topics(db):
    call_command("load_topics", verbosity=0)
