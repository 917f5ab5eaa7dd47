"""Files made to fill a memory, to run, or to be two things at once. ASVS 1.3.4, 5.2.1 to 5.2.6."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from community.models import HouseImage
from community.models.media import MOST_PIXELS, HouseDocument, draw_anew
from tests.community.staff import sign_in, staff
from tests.community.test_media import photograph

SCRIPT = b"<script>alert(1)</script>"
ZIP = b"PK\x03\x04"
BOMB = (6000, 6000)
SIZES = [(2**31 - 1, 2**31 - 1), (200_000, 200_000), (0, 0), (1, 2**31 - 1)]
RUNS = "a.svg a.html a.xhtml a.xml a.js a.php a.txt.html a a.htm a.zip".split()
PATHS = ("../../etc/passwd.txt", "..\\..\\x.txt", "a\r\nX: y.txt", "a\x00.txt")


def upload(content: bytes, name: str = "picture.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/png")


def flat(size: tuple[int, int]) -> bytes:
    """A picture of one colour: hardly any bytes, and many points."""
    file = BytesIO()
    Image.new("1", size).save(file, "PNG")
    return file.getvalue()


def claims(width: int, height: int) -> bytes:
    """The head of a PNG that says how large it is, and has nothing to show for it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk
        + struct.pack(">I", zlib.crc32(chunk))
    )  # fmt: skip


def test_asvs_5_2_6_a_small_file_with_too_many_points_is_refused() -> None:
    """By what its head says, before anything is unpacked."""
    assert BOMB[0] * BOMB[1] > MOST_PIXELS and len(flat(BOMB)) < 10_000
    with pytest.raises(ValidationError, match="too many points"):
        draw_anew(upload(flat(BOMB)))


@pytest.mark.parametrize("size", SIZES)
def test_asvs_5_2_6_whatever_its_head_claims(size: tuple[int, int]) -> None:
    """More than any memory holds, and nothing at all."""
    with pytest.raises((ValidationError, SyntaxError)):
        draw_anew(upload(claims(*size)))


@pytest.fixture
def editor(db: None, settings: Any, tmp_path: Path) -> Client:
    settings.MEDIA_ROOT = tmp_path
    return sign_in(Client(), staff("eda@example.org", group="Guide editors"))


@pytest.mark.parametrize("content", [flat(BOMB), claims(200_000, 200_000)], ids=["flat", "claimed"])
def test_asvs_5_2_6_an_editor_is_told_beside_the_field(editor: Client, content: bytes) -> None:
    """In the room for one picture and in that for many."""
    answer = editor.post(
        "/admin/images/add/", {"title": "A", "file": upload(content), "collection": "1"}
    )
    assert answer.status_code == 200 and answer.context["form"].errors["file"]
    many = editor.post(
        "/admin/images/multiple/add/",
        {"title": "A", "collection": "1", "files[]": upload(content)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert many.json()["success"] is False
    assert not HouseImage.objects.exists()


@pytest.mark.parametrize("tail", [SCRIPT, ZIP + SCRIPT, b"%PDF-1.7 " + SCRIPT, b"<?php system(1);"])
def test_asvs_5_2_2_what_hangs_on_a_picture_is_gone(tail: bytes) -> None:
    """A file that is a picture and something else too is only a picture afterwards."""
    drawn = draw_anew(SimpleUploadedFile("a.jpg", photograph() + tail, "image/jpeg"))
    assert tail not in drawn.open().read() and b"script" not in drawn.open().read()


@pytest.mark.parametrize("name", RUNS)
def test_asvs_1_3_4_nothing_that_runs_is_kept_as_a_document(editor: Client, name: str) -> None:
    """Drawings with scripts, pages, programs, archives: by their ending, which decides how a
    browser opens them."""
    file = SimpleUploadedFile(name, SCRIPT, "text/plain")
    answer = editor.post("/admin/documents/add/", {"title": "A", "file": file, "collection": "1"})
    assert answer.status_code == 200 and answer.context["form"].errors["file"]
    assert not HouseDocument.objects.exists()


@pytest.mark.parametrize("name", PATHS)
def test_asvs_5_3_2_no_path_comes_from_a_name(editor: Client, name: str, tmp_path: Path) -> None:
    """A file is kept under a name of ours, in the one folder for it."""
    file = SimpleUploadedFile("x.txt", b"words", "text/plain")
    file._name = name  # as a program would send it; Django's own cuts it
    editor.post("/admin/documents/add/", {"title": "A", "file": file, "collection": "1"})
    for kept in tmp_path.rglob("*.*"):
        assert kept.parent.name == "documents" and len(kept.stem) >= 32
