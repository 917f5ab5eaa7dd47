"""Two shelves in a folder of the test's own, and the people who hold what opens them."""

from pathlib import Path

import pytest
from pyrage import x25519


def person(folder: Path, name: str) -> tuple[str, Path]:
    identity = x25519.Identity.generate()
    file = folder / f"{name}.txt"
    file.write_text(f"# {name}\n{identity}\n")
    return str(identity.to_public()), file


@pytest.fixture
def people(tmp_path: Path) -> dict[str, tuple[str, Path]]:
    """Whoever opens the main shelf, whoever opens the keys, and somebody else."""
    return {name: person(tmp_path, name) for name in ("main", "keys", "stranger")}


@pytest.fixture
def shelves(tmp_path, people, settings):
    """The settings of an operator who read the handbook."""
    settings.BACKUPS = str(tmp_path / "main-shelf")
    settings.KEYS_BACKUPS = str(tmp_path / "keys-shelf")
    settings.BACKUP_RECIPIENTS = [people["main"][0]]
    settings.KEYS_BACKUP_RECIPIENTS = [people["keys"][0]]
    settings.RECORDS = str(tmp_path / "records")
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path
