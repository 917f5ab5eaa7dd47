"""Signed records: on the disk at once, for nobody else's eyes, and no alteration goes unseen."""

import json
import os
import stat
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from community.lib.signing import derived, holds, public_half, sign
from stories.vault import records
from stories.vault.records import RecordBroken, entries, keep, mark

ENTRY = {"what": "whole", "mark": "ab" * 32}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    settings.RECORDS = str(tmp_path / "kept" / "records")
    return Path(settings.RECORDS)


def test_what_was_kept_is_read_back_and_nothing_else(folder: Path) -> None:
    assert entries("removals") == []
    keep("removals", ENTRY)
    keep("removals", {"what": "off", "mark": "cd" * 32})
    keep("anchors", {"day": "2026-05-04", "count": 3})
    (folder / "removals" / ".half-written").write_text("{")
    assert sorted(entry["what"] for entry in entries("removals")) == ["off", "whole"]
    assert entries("anchors") == [{"day": "2026-05-04", "count": 3}]


def test_the_same_entry_twice_is_one_file(folder: Path) -> None:
    assert keep("removals", ENTRY) == keep("removals", dict(reversed(ENTRY.items())))
    assert len(list((folder / "removals").iterdir())) == 1


def test_nobody_else_can_read_them(folder: Path) -> None:
    was = os.umask(0)
    try:
        name = keep("removals", ENTRY)
    finally:
        os.umask(was)
    modes = [stat.S_IMODE(place.stat().st_mode) for place in (folder, folder / "removals")]
    assert modes == [0o700, 0o700]
    assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_a_copy_of_the_folder_tells_no_time(folder: Path) -> None:
    name = keep("removals", ENTRY)
    places = (folder / name, folder / "removals", folder)
    assert [place.stat().st_mtime for place in places] == [0, 0, 0]
    assert time.strftime("%Y") not in (folder / name).read_text()


@pytest.mark.parametrize("field", ["entry", "kind", "signature"])
def test_an_altered_record_is_named(folder: Path, field: str) -> None:
    name = keep("removals", ENTRY)
    record = json.loads((folder / name).read_text())
    other = {"entry": ENTRY | {"what": "off"}, "kind": "anchors", "signature": "00" * 64}
    (folder / name).write_text(json.dumps(record | {field: other[field]}))
    with pytest.raises(RecordBroken) as broken:
        entries("removals")
    assert broken.value.name == name


@pytest.mark.parametrize("written", [b"", b"{}", b"[]", b'{"kind": 1.5', b"\xff\xfe", b"null"])
def test_what_is_no_record_is_named(folder: Path, written: bytes) -> None:
    name = keep("removals", ENTRY)
    (folder / name).write_bytes(written)
    with pytest.raises(RecordBroken) as broken:
        entries("removals")
    assert broken.value.name == name


def test_a_record_moved_to_another_kind_is_named(folder: Path) -> None:
    name = keep("removals", ENTRY)
    (folder / "anchors").mkdir()
    (folder / name).rename(folder / "anchors" / "moved.json")
    with pytest.raises(RecordBroken, match=r"anchors/moved\.json"):
        entries("anchors")


def test_another_key_verifies_nothing(folder: Path, settings) -> None:
    keep("removals", ENTRY)
    settings.RECORD_KEY = b"another key, also thirty-two long"
    with pytest.raises(RecordBroken):
        entries("removals")


def test_anybody_can_verify_with_the_public_key(folder: Path) -> None:
    record = json.loads((folder / keep("removals", ENTRY)).read_text())
    signed = {"kind": record["kind"], "entry": record["entry"]}
    text = json.dumps(signed, sort_keys=True, separators=(",", ":"))
    assert holds(records.public_key(), text, record["signature"])
    assert not holds(records.public_key(), text + " ", record["signature"])


def test_a_mark_is_the_same_each_time_and_needs_the_key(settings) -> None:
    story = uuid4()
    first = mark(story)
    assert first == mark(str(story)) != mark(uuid4())
    assert str(story) not in first
    settings.RECORD_KEY = b"another key, also thirty-two long"
    assert mark(story) != first


def test_each_end_has_a_key_of_its_own() -> None:
    secret = settings.RECORD_KEY
    assert derived(secret, "one") != derived(secret, "other")
    with pytest.raises(ValueError):
        derived(b"short", "one")
    assert not holds(public_half(derived(secret, "one")), "a", sign(derived(secret, "two"), "a"))
    assert not holds("not hexadecimal", "a", "b")
