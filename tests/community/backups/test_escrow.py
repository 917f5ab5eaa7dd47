"""Split custody: nobody alone, any few together, and the site starts with what they hold."""

import io
import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from community.backups.escrow import write_escrow
from community.backups.sealing import CannotSeal, identities, open_sealed
from community.lib.crypto import new_master_key
from tests.community.backups.conftest import person

Holders = list[tuple[str, Path]]


@pytest.fixture
def holders(tmp_path: Path) -> Holders:
    return [person(tmp_path, name) for name in ("anna", "boris", "clara")]


@pytest.fixture
def files(tmp_path: Path, holders: Holders) -> list[Path]:
    return write_escrow(tmp_path / "escrow", [name for name, _file in holders], need=2)


def opened(path: Path, *files: Path) -> bytes:
    inside = path.read_bytes()
    for file in files:
        target = io.BytesIO()
        open_sealed(io.BytesIO(inside), target, identities(file))
        inside = target.getvalue()
    return inside


def attempt(path: Path, *files: Path) -> str:
    out = io.StringIO()
    held = [part for file in files for part in ("--identity", str(file))]
    call_command("key_escrow", "--try", str(path), *held, stdout=out)
    return out.getvalue()


def test_any_two_open_the_one_that_is_theirs(files: list[Path], holders: Holders) -> None:
    assert [path.name for path in files] == [
        "holders-1-2.age",
        "holders-1-3.age",
        "holders-2-3.age",
    ]
    for path in files:
        inner, outer = (int(place) - 1 for place in path.stem.split("-")[1:])
        assert "in use" in attempt(path, holders[outer][1], holders[inner][1])


def test_nobody_alone_reads_a_secret(files: list[Path], holders: Holders, settings: Any) -> None:
    secrets = [settings.MASTER_KEYS[0], settings.CODE_PEPPER.hex(), settings.RECORD_KEY.hex()]
    for path in files:
        everything = [path.read_bytes()]
        for _name, file in holders:
            with pytest.raises(CommandError):
                attempt(path, file)
            try:
                everything.append(opened(path, file))
            except Exception:  # noqa: BLE001, S112 - not theirs to open
                continue
        assert len(everything) == 2  # as it lies there, and without its outermost layer
        for text in everything:
            assert not [secret for secret in secrets if secret.encode() in text]
            assert path.stat().st_mode & 0o077 == 0


def test_the_third_is_no_help_with_the_others_file(files: list[Path], holders: Holders) -> None:
    for first, second in permutations(holders, 2):
        if {first, second} != {holders[0], holders[1]}:
            with pytest.raises(CommandError):
                attempt(files[0], first[1], second[1])


def test_what_they_hold_is_what_the_settings_are_made_of(
    files: list[Path], holders: Holders, settings: Any
) -> None:
    found = json.loads(opened(files[2], holders[2][1], holders[1][1]))
    assert found["HNH_MASTER_KEYS"].split(",") == settings.MASTER_KEYS
    assert bytes.fromhex(found["HNH_CODE_PEPPER"]) == settings.CODE_PEPPER
    assert bytes.fromhex(found["HNH_RECORD_KEY"]) == settings.RECORD_KEY


def test_after_a_rotation_it_is_said_to_be_old(
    files: list[Path], holders: Holders, settings: Any
) -> None:
    settings.MASTER_KEYS = [new_master_key(), *settings.MASTER_KEYS]
    with pytest.raises(CommandError, match="write it anew"):
        attempt(files[0], holders[1][1], holders[0][1])


def test_what_would_be_no_split_is_refused(tmp_path: Path, holders: Holders) -> None:
    names = [name for name, _file in holders]
    for wrong, need in ((names, 1), (names, 4), (names[:1], 2), ([names[0]] * 3, 2), ([], 2)):
        with pytest.raises(CannotSeal):
            write_escrow(tmp_path / "wrong", wrong, need=need)
    assert not (tmp_path / "wrong").exists()


def test_files_that_are_there_are_not_written_over(files: list[Path], holders: Holders) -> None:
    before = files[0].read_bytes()
    with pytest.raises(CommandError, match="is there already"):
        call_command(
            "key_escrow", "--into", str(files[0].parent), *[name for name, _file in holders]
        )
    assert files[0].read_bytes() == before
