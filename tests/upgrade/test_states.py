"""Every released version is written down with the state of its migrations, which never changes."""

from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.upgrade import states as module
from tests.upgrade.states import ROOT, digest, record, released, states


def test_every_version_of_the_changelog_has_its_state() -> None:
    known = {state.version for state in states()}
    missing = [version for version in released(_changelog()) if version not in known]
    assert not missing, f"released and not recorded: python -m tests.upgrade.states {missing[-1]}"


def test_a_version_in_a_changelog_is_found() -> None:
    assert released("## Unreleased\n\n## 0.2.0 - 2027-01-01\n\n## [0.1.0]\n") == ["0.2.0", "0.1.0"]


def test_no_migration_that_a_database_has_behind_it_was_changed() -> None:
    loader = MigrationLoader(None)
    changed = [one.version for one in states() if digest(loader, one.nodes()) != one.digest]
    assert not changed, "released migrations are never edited; add a new one instead"


def test_another_text_is_another_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    loader, last = MigrationLoader(None), states()[-1]
    before, read = digest(loader, last.nodes()), Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b"#")
    assert digest(loader, last.nodes()) != before


def test_a_version_is_recorded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "states.json"
    file.write_text(module.FILE.read_text())
    monkeypatch.setattr(module, "FILE", file)
    before = states()
    new = record("9.9.9")
    assert states() == [*before, new]
    assert new.nodes() == sorted(MigrationLoader(None).graph.leaf_nodes())
    with pytest.raises(SystemExit):
        record("9.9.9")


def _changelog() -> str:
    return (ROOT / "CHANGELOG.md").read_text()
