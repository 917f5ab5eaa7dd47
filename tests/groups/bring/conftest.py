"""The directory as programs ask for it."""

import pytest
import time_machine
from django.core.management import call_command

from tests.groups.factories import TODAY


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def topics(db):
    call_command("load_topics", verbosity=0)
