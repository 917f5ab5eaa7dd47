"""A picture loses everything but its pixels, and its file's name says nothing any more."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin

from community.models.media import HouseImage, draw_anew, title_without_name
from tests.community.staff import sign_in, staff

NEEDLE = "Quirina Lindqvist"
GPS, ARTIST, COPYRIGHT, ORIENTATION = 0x8825, 0x013B, 0x8298, 0x0112
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><title>x</title><script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(content: bytes, name: str = "Quirina Lindqvist.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def photograph() -> bytes:
    """A JPEG with a place, a name and a comment in it, lying on its side."""
    exif = Image.Exif()
    exif[ARTIST], exif[COPYRIGHT], exif[ORIENTATION] = NEEDLE, NEEDLE, 6
    exif.get_ifd(GPS).update({1: "N", 2: (60.0, 10.0, 0.0), 3: "E", 4: (24.0, 56.0, 0.0)})
    file = BytesIO()
    Image.new("RGB", (40, 20), "teal").save(file, "JPEG", exif=exif, comment=NEEDLE.encode())
    return file.getvalue()


def palette_with_a_hole() -> bytes:
    picture = Image.new("P", (8, 8), 0)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.putpixel((3, 3), 1)
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", NEEDLE)
    file = BytesIO()
    picture.save(file, "PNG", transparency=0, pnginfo=said)
    return file.getvalue()


def test_place_artist_and_comment_are_gone_and_it_stands_upright():
    before = Image.open(BytesIO(photograph()))
    assert before.getexif().get_ifd(GPS)
    assert before.info["comment"] == NEEDLE.encode()
    drawn = draw_anew(upload(photograph()))
    after = Image.open(drawn)
    assert not after.getexif()
    assert not set(after.info) & {"exif", "comment", "icc_profile", "xmp"}
    assert after.size == (20, 40)
    assert NEEDLE.encode() not in drawn.open().read()


def test_its_name_is_random():
    names = {draw_anew(upload(photograph())).name for _ in range(2)}
    assert len(names) == 2
    assert all(len(name) == 36 and name.endswith(".jpg") for name in names)


def test_see_through_colours_of_a_palette_stay():
    drawn = draw_anew(upload(palette_with_a_hole(), "hole.png"))
    picture = Image.open(drawn).convert("RGBA")
    assert picture.getpixel((0, 0))[3] == 0
    assert picture.getpixel((3, 3)) == (0, 0, 255, 255)
    assert NEEDLE.encode() not in drawn.open().read()


@pytest.mark.parametrize("content", [SVG, HTML, b"", b"GIF89a" + bytes(20)])
def test_what_is_no_photograph_is_refused(content):
    with pytest.raises(ValidationError):
        draw_anew(upload(content, "picture.png"))


def test_a_gif_is_refused():
    file = BytesIO()
    Image.new("P", (4, 4)).save(file, "GIF")
    with pytest.raises(ValidationError, match="JPEG, PNG or WebP"):
        draw_anew(upload(file.getvalue(), "moving.gif"))


@pytest.mark.parametrize(
    ("title", "file", "kept"),
    [
        ("A door that stands open", "Quirina Lindqvist.jpg", True),
        ("Quirina Lindqvist", "Quirina Lindqvist.jpg", False),
        ("Quirina Lindqvist.jpg", "Quirina Lindqvist.jpg", False),
        ("quirina_lindqvist", "Quirina-Lindqvist.JPG", False),
        ("", "Quirina Lindqvist.jpg", False),
    ],
)
def test_a_title_that_is_the_file_s_name_is_not_kept(title, file, kept):
    found = title_without_name(title, file)
    assert (found == title) is kept
    assert kept or found.startswith("Picture 20")


@pytest.mark.django_db()
def test_an_upload_through_the_editors_page_keeps_no_name():
    editor = sign_in(Client(), staff("eda@example.org", group="Guide editors"))
    response = editor.post(
        "/admin/images/multiple/add/",
        {"title": NEEDLE, "collection": "1", "files[]": upload(photograph())},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert response.json()["success"], response.json()
    image = HouseImage.objects.get()
    assert image.title.startswith("Picture 20")
    assert "Quirina" not in image.file.name
    assert "Quirina" not in response.content.decode()
    image.title = NEEDLE
    image.save()
    assert HouseImage.objects.get().title == NEEDLE
    assert HouseImage.objects.get().default_alt_text == "", "a title says not what is on it"
    image.description = "A door stands open."
    assert image.default_alt_text == "A door stands open."
