"""What tests of the directory stand on."""

import pytest

from tests.groups.directory.town import make_towns


@pytest.fixture
def towns(db: None) -> None:
    """A few towns to look near."""
    make_towns()
