"""A picture that cannot be read is said beside its field, and nothing is kept."""

from io import BytesIO
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from community.models import HouseImage
from tests.community.staff import sign_in, staff

ADD = "/admin/images/add/"


def noise():
    file = BytesIO()
    pixels = Random(7).randbytes(64 * 64 * 3)
    Image.frombytes("RGB", (64, 64), pixels).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def editor(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return sign_in(Client(), staff("eda@example.org", group="Guide editors"))


def upload(client, content, address=ADD):
    file = SimpleUploadedFile("picture.png", content, "image/png")
    collection = {"collection": "1"}
    return client.post(address, {"title": "A lake", "file": file} | collection)


@pytest.mark.parametrize("kept", [10, 30, 45, 60, 500, 6000])
def test_a_cut_off_picture_is_refused_beside_its_field(editor, kept):
    response = upload(editor, noise()[:kept])
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not HouseImage.objects.exists()


def test_a_whole_picture_is_kept(editor):
    assert upload(editor, noise()).status_code == 302
    assert HouseImage.objects.get().width == 64
