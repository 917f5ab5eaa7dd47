"""Files are searched as they are and unpacked; what cannot be read is told of."""

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from community.residue import report, streams
from community.residue.findings import Finding, Unread
from community.residue.needles import Needle
from community.settings.local import local_folder

BOTH = ["default", "keys"]
NEEDLE = "Quäkerhäubchen am Fjord"
TEXT = f"500 {NEEDLE}".encode()


def run(*needles: str) -> tuple[int, str]:
    """The exit status, and what is printed."""
    out = io.StringIO()
    try:
        call_command("residue", needles=needles, stdout=out)
    except CommandError as refused:
        return refused.returncode, f"{out.getvalue()}{refused}"
    return 0, out.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("first.txt", "nothing")
        archive.writestr(name, content)
    return file.getvalue()


def tarred(content: bytes, mode: str) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        member = tarfile.TarInfo("story.txt")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path, settings: object) -> Path:
    (tmp_path / "media").mkdir()
    (tmp_path / "logs").mkdir()
    settings.MEDIA_ROOT, settings.LOG_ROOT = tmp_path / "media", tmp_path / "logs"
    return tmp_path


@pytest.mark.django_db(databases=BOTH)
def test_media_and_their_names(folder: Path) -> None:
    (folder / "media" / f"{NEEDLE}.txt").write_text("nothing")
    (folder / "media" / "a.bin").write_bytes(b"\xff\xd8" * 9_000 + NEEDLE.encode())
    status, told = run(NEEDLE)
    assert status == 1
    assert "media, file 1: in its name" in told
    assert "(a.bin), byte 18000" in told
    assert NEEDLE not in told


@pytest.mark.django_db(databases=BOTH)
@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (gzip.compress(TEXT), "unpacked, byte 4"),
        (bz2.compress(TEXT), "unpacked, byte 4"),
        (lzma.compress(TEXT), "unpacked, byte 4"),
        (zipped("content.xml", TEXT * 9), "part 2, byte 4"),
        (b"#!/bin/sh\n" + zipped("content.xml", TEXT * 9), "part 2, byte 4"),
        (zipped("inner.zip", zipped("a", TEXT * 9)), "part 2, part 2, byte 4"),
        (gzip.compress(zipped("a", TEXT * 9)), "unpacked, part 2, byte 4"),
        (tarred(TEXT, "w"), "byte 516"),
        (tarred(TEXT, "w:gz"), "unpacked, byte 516"),
        (tarred(TEXT, "w:bz2"), "unpacked, byte 516"),
    ],
    ids=["gz", "bz2", "xz", "zip", "behind", "zip-zip", "gz-zip", "tar", "tgz", "tbz"],
)
def test_what_is_packed_whatever_its_name(folder: Path, raw: bytes, place: str) -> None:
    (folder / "logs" / "site.log.1").write_bytes(raw)
    status, told = run(NEEDLE)
    assert status == 1
    assert f"needle 1: logs, file 1 (site.log.1), {place}" in told
    assert "Could not read" not in told


@pytest.mark.django_db(databases=BOTH)
def test_words_over_two_lines_are_found_with_their_stretch(folder: Path) -> None:
    (folder / "logs" / "site.log").write_text(NEEDLE.upper().replace(" ", "\r\n"), newline="")
    assert "logs, file 1 (site.log), bytes 0 to 27" in run(NEEDLE)[1]


@pytest.mark.django_db(databases=BOTH)
@pytest.mark.parametrize(
    "raw",
    [
        gzip.compress(os.urandom(5_000))[:-900],
        b"\x1f\x8b\x08 not really",
        bz2.compress(os.urandom(5_000))[:-900],
        zipped("a", os.urandom(5_000))[:-90],
        b"PK\x03\x04 not really",
    ],
    ids=["gz", "head", "bz2", "zip", "zip-head"],
)
def test_a_broken_file_is_told_of(folder: Path, raw: bytes) -> None:
    (folder / "logs" / "old.gz").write_bytes(raw)
    status, told = run(NEEDLE)
    assert status == 2
    assert "Could not read:\n- logs, file 1 (old.gz)" in told
    assert "Nothing found, but 1 places could not be read." in told
    (folder / "logs" / "zz.log").write_bytes(TEXT)
    status, told = run(NEEDLE)
    assert status == 1
    assert "(zz.log), byte 4" in told
    assert "Could not read:" in told


@pytest.mark.django_db(databases=BOTH)
def test_what_stands_before_the_break_is_found(folder: Path) -> None:
    raw = gzip.compress(TEXT + os.urandom(200_000))[:-1_000]
    (folder / "logs" / "old.gz").write_bytes(raw)
    assert "unpacked, byte 4" in run(NEEDLE)[1]


@pytest.mark.django_db(databases=BOTH)
def test_an_encrypted_part_hides_no_other(folder: Path) -> None:
    raw = bytearray(zipped("content.xml", TEXT * 9))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    (folder / "media" / "a.zip").write_bytes(raw)
    status, told = run(NEEDLE)
    assert status == 1
    assert "- media, file 1 (a.zip), part 1 (RuntimeError)" in told
    assert "part 2, byte 4" in told


@pytest.mark.django_db(databases=BOTH)
def test_a_name_that_is_no_text_and_a_pipe(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/logs/\xff.log")).write_bytes(TEXT)
    os.mkfifo(folder / "logs" / "pipe")
    assert "(\ufffd.log), byte 4" in run(NEEDLE)[1]


@pytest.mark.django_db(databases=BOTH)
def test_folders_that_are_not_there(folder: Path, settings: object) -> None:
    settings.LOG_ROOT = folder / "elsewhere"
    (folder / "media").rmdir()
    status, told = run(NEEDLE)
    assert status == 0
    assert f"- logs: the folder {folder / 'elsewhere'} is not there" in told
    assert f"- media: the folder {folder / 'media'} is not there" in told
    assert "PDF" in told


@pytest.mark.django_db(databases=BOTH)
def test_a_place_that_fails_is_not_taken_for_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def search_sessions(needles: object) -> list[Finding | Unread]:
        raise OperationalError(NEEDLE)

    monkeypatch.setattr(report, "PLACES", (search_sessions,))
    status, told = run(NEEDLE)
    assert status == 2
    assert "- sessions (OperationalError)" in told
    assert NEEDLE not in told


def test_a_needle_across_two_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "AT_ONCE", 64)
    raw = b"." * 55 + NEEDLE.encode() + b"." * 200
    findings = list(streams.search_stream(io.BytesIO(raw), "here", [Needle(1, NEEDLE)]))
    assert findings == [Finding(1, "here, byte 55")]


def test_what_unpacks_to_too_much_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST_UNPACKED", 100_000)
    raw = gzip.compress(TEXT + bytes(10_000_000))
    told = list(streams.search_packed(io.BytesIO(raw), "here", [Needle(1, "nobody")]))
    assert told == [Unread("here, unpacked", "TooLarge")]


def test_the_demonstration_has_a_folder_for_logs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HNH_VAR", str(tmp_path / "var"))
    assert (local_folder() / "logs").is_dir()
