"""A house that does its work."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from community.models import LastRun
from home.watch.duties import LATE_AFTER


def done(name: str, *, ago: timedelta = timedelta(), error: str = "") -> datetime:
    """This was done so long ago."""
    at = timezone.now() - ago
    LastRun.objects.note({name: error}, at)
    return at


@pytest.fixture
def well(db: Any) -> None:
    """Everything was done just now."""
    for name in LATE_AFTER:
        done(name)
