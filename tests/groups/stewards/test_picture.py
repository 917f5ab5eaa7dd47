"""One picture by an organiser: drawn anew, of limited size, and nobody else's."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from community.models import HouseImage
from groups.models import Group, Standing

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HERE = "/en/find/mine/example-voices/picture/"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), name: str = "jana.jpg") -> Any:
    drawn = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Jana at home"
    Image.new("RGB", size, "teal").save(drawn, kind, exif=exif)
    return SimpleUploadedFile(name, drawn.getvalue(), "image/jpeg")


def test_it_waits_for_a_check_and_carries_nothing_along(
    organiser: Client, group: Group, media: Path
) -> None:
    organiser.post(HERE, {"file": picture(), "words": "Our logo, an open door."})
    group.refresh_from_db()
    assert group.logo is None
    waiting = group.get_latest_revision_as_object()
    assert waiting.logo_alt == "Our logo, an open door."
    image = HouseImage.objects.get()
    assert waiting.logo_id == image.pk
    content = Path(image.file.path).read_bytes()
    assert b"Jana" not in content and "jana" not in image.file.name + image.title
    page = organiser.get(HERE).content.decode()
    assert "Take this picture out" in page
    organiser.post(HERE, {"then": "take-out"})
    assert Group.objects.get().get_latest_revision_as_object().logo_id is None


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>"), "could not be read"),
        (SimpleUploadedFile("x.jpg", picture().read()[:200]), "could not be read"),
        (picture("GIF"), "JPEG, PNG or WebP"),
        (picture("PNG", (9000, 4000)), "too many points"),
        (SimpleUploadedFile("x.jpg", b"x" * (5 * 1024 * 1024 + 1)), "larger than 5 MB"),
    ],
    ids=["no picture", "cut off", "another kind", "a bomb", "too large"],
)
def test_what_is_no_picture_is_said_beside_its_field(
    organiser: Client, group: Group, file: Any, says: str
) -> None:
    answer = organiser.post(HERE, {"file": file, "words": "Our logo."})
    assert says in str(answer.context["form"].errors["file"])
    assert answer.context["form"]["words"].value() == "Our logo."
    assert not HouseImage.objects.exists()


def test_words_are_asked_for(organiser: Client, group: Group) -> None:
    answer = organiser.post(HERE, {"file": picture(), "words": ""})
    assert "words" in answer.context["form"].errors and not HouseImage.objects.exists()


def test_a_stranger_leaves_no_file(client: Client, group: Group, media: Path) -> None:
    client.post(HERE, {"file": picture(), "words": "x"})
    assert not HouseImage.objects.exists() and not list(media.rglob("*.*"))


class TestOtherWords:
    """For the picture that is there, without choosing its file once more."""

    @pytest.fixture(autouse=True)
    def there(self, organiser: Client, group: Group) -> HouseImage:
        organiser.post(HERE, {"file": picture(), "words": "Our logo."})
        return HouseImage.objects.get()

    def waiting(self) -> Any:
        return Group.objects.get().get_latest_revision_as_object()

    def test_the_file_stays(self, organiser: Client, there: HouseImage) -> None:
        page = organiser.get(HERE).content.decode()
        assert "Another picture" in page and 'alt="Our logo."' in page
        answer = organiser.post(HERE, {"known": there.pk, "words": "An open door, in teal."})
        assert answer.url == "/en/find/mine/example-voices/"
        assert (self.waiting().logo_id, self.waiting().logo_alt) == (
            there.pk,
            "An open door, in teal.",
        )
        assert HouseImage.objects.get() == there and Group.objects.get().logo_alt == ""

    def test_the_same_words_send_nothing(self, organiser: Client, there: HouseImage) -> None:
        before = Group.objects.get().latest_revision_id
        organiser.post(HERE, {"known": there.pk, "words": "Our logo."})
        assert Group.objects.get().latest_revision_id == before

    def test_words_are_still_asked_for(self, organiser: Client, there: HouseImage) -> None:
        answer = organiser.post(HERE, {"known": there.pk, "words": " "})
        assert list(answer.context["form"].errors) == ["words"]
        assert self.waiting().logo_alt == "Our logo."

    def test_another_file_comes_with_its_words(self, organiser: Client, there: HouseImage) -> None:
        other = {"known": there.pk, "file": picture("PNG"), "words": "A house."}
        organiser.post(HERE, other)
        assert self.waiting().logo_id != there.pk and self.waiting().logo_alt == "A house."

    def test_words_for_a_picture_that_is_another_by_now_are_kept(
        self, organiser: Client, there: HouseImage
    ) -> None:
        organiser.post(HERE, {"file": picture("PNG"), "words": "A house.", "known": there.pk})
        now = self.waiting().logo_id
        answer = organiser.post(HERE, {"known": there.pk, "words": "A teal logo."})
        form = answer.context["form"]
        assert "another picture by now" in str(form.errors["words"])
        assert form["words"].value() == "A teal logo." and self.waiting().logo_alt == "A house."
        assert f'name="known" value="{now}"' in answer.content.decode()
        organiser.post(HERE, {"known": now, "words": "A teal logo."})
        assert self.waiting().logo_alt == "A teal logo."

    def test_a_picture_that_was_taken_out_is_asked_for(
        self, organiser: Client, there: HouseImage
    ) -> None:
        organiser.post(HERE, {"then": "take-out"})
        answer = organiser.post(HERE, {"known": there.pk, "words": "A teal logo."})
        assert "file" in answer.context["form"].errors
        assert answer.context["form"]["words"].value() == "A teal logo."

    def test_a_closed_entry_is_left_alone(
        self, organiser: Client, group: Group, there: HouseImage
    ) -> None:
        Standing.objects.filter(group=group).update(closed_on=date(2026, 1, 1))
        for said in ({"known": there.pk, "words": "x"}, {"then": "take-out"}):
            assert organiser.post(HERE, said).url == "/en/find/mine/example-voices/"
        assert self.waiting().logo_alt == "Our logo."
