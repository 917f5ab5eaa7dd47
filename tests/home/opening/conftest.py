"""A house behind its gate."""

from pathlib import Path
from typing import Any

import pytest

from community.lib.remembered import forget
from tests.opening import open_the_house


@pytest.fixture
def gated(settings: Any, tmp_path: Path) -> None:
    """As in production, with nothing there yet, and a folder of records of its own."""
    settings.OPENING_GATE = True
    settings.COUNTRIES = ["CZ", "AT"]
    settings.RECORDS = tmp_path / "records"
    forget()


@pytest.fixture
def ready(tree: None, gated: None) -> None:
    """Behind the gate, and everything is there."""
    open_the_house(tree=False)
    forget()
