"""Files come in through the admin alone; the words that came with one are kept."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from community.models.media import HouseDocument
from tests.community.staff import sign_in, staff

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WORDS = "They tied me to the bed."
BIG = 6 * 1024 * 1024


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path


def parts(**fields: Any) -> bytes:
    return encode_multipart(BOUNDARY, fields)


def file(size: int = 100, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"x" * size, "image/jpeg")


def request(address: str, body: bytes, user: Any = None) -> Any:
    made = RequestFactory().generic("POST", address, body, MULTIPART_CONTENT)
    if user is not None:
        made.user = user
    return made


@pytest.mark.parametrize("address", ["/en/share/words/", "/en/share/return/messages/", "/en/"])
def test_a_file_is_passed_over_and_the_words_around_it_are_read(address: str) -> None:
    body = parts(before="one", photo=file(), body=WORDS)
    asked = request(address, body)
    assert dict(asked.POST.items()) == {"before": "one", "body": WORDS}
    assert not asked.FILES


def test_of_a_very_long_request_no_more_is_read_than_the_words_before_the_file(
    tmp_path: Path,
) -> None:
    body = parts(body=WORDS, photo=file(BIG))
    asked = request("/en/share/words/", body)
    assert asked.POST["body"] == WORDS
    assert not asked.FILES and not list(tmp_path.iterdir())
    assert len(asked._stream.read()) > BIG / 2


def test_a_form_of_ours_goes_on_with_the_words() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/en/share/words/", {"happened": WORDS, "photo": file()})
    assert answer.status_code == 403
    assert WORDS in answer.content.decode()
    assert "photo" not in answer.content.decode()


def test_a_stranger_at_the_admin_leaves_no_file() -> None:
    asked = request("/admin/documents/add/", parts(file=file(BIG)), AnonymousUser())
    assert not asked.FILES
    assert not request("/admin/documents/add/", parts(file=file())).FILES


@pytest.mark.parametrize("size", [100, BIG])
def test_staff_may_bring_one(size: int) -> None:
    user = staff("eda@example.org", group="Guide editors")
    asked = request("/admin/documents/add/", parts(title="Form", file=file(size)), user)
    assert asked.FILES["file"].size == size
    assert asked.POST["title"] == "Form"
    asked.close()


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Quirina Lindqvist.txt", False), ("Quirina Lindqvist", False), ("A paper form", True)],
)
def test_a_document_gets_no_title_from_its_file(title: str, kept: bool) -> None:
    """Wagtail's page for adding documents fills the title from the file's name."""
    editor = sign_in(Client(), staff("eda@example.org", group="Guide editors"))
    upload = SimpleUploadedFile("Quirina Lindqvist.txt", b"Words", "text/plain")
    answer = editor.post(
        "/admin/documents/multiple/add/",
        {"title": title, "collection": "1", "files[]": upload},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.json()["success"], answer.json()
    document = HouseDocument.objects.get()
    assert (document.title == title) is kept
    assert kept or document.title.startswith("Document 20")
    assert "Quirina" not in answer.content.decode() and "Quirina" not in document.file.name
