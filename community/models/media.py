"""Images and documents of our own, from the first migration.

A photograph carries its place, its camera and sometimes a face's name in its metadata, and its
file name often says who is on it. So an image is drawn anew and both get a random name.
"""

from io import BytesIO
from pathlib import PurePath
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image as Picture
from PIL import ImageOps, UnidentifiedImageError
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

ENCODINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
# More than any page shows. A small file can hold a picture that fills the memory of a server:
# drawing one anew takes eight bytes for each of its points (ASVS 5.2.6).
MOST_PIXELS: Final = 30_000_000
TOO_MANY_POINTS = _("This picture has too many points. Please make it smaller.")


def draw_anew(file: UploadedFile) -> ContentFile:
    """The same picture with nothing but its pixels, under a random name.

    Raises ValidationError when the file is not a JPEG, PNG or WebP picture.
    """
    try:
        file.seek(0)
        with Picture.open(file) as picture:
            encoding = picture.format or ""
            if encoding not in ENCODINGS:
                raise ValidationError(_("Please choose a JPEG, PNG or WebP picture."))
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(TOO_MANY_POINTS)
            upright = ImageOps.exif_transpose(picture)
            if "transparency" in upright.info:
                # See-through colours of a palette or of plain grey live beside the pixels.
                upright = upright.convert("RGBA")
            bare = Picture.new(upright.mode, upright.size)
            if upright.mode == "P" and (palette := upright.getpalette()):
                bare.putpalette(palette)
            bare.paste(upright)
            drawn = BytesIO()
            bare.save(drawn, format=encoding, quality=88)
    except (UnidentifiedImageError, OSError, Picture.DecompressionBombError) as error:
        raise ValidationError(_("This picture could not be read.")) from error
    return ContentFile(drawn.getvalue(), name=f"{uuid4().hex}.{ENCODINGS[encoding]}")


PICTURE = _("Picture %(month)s")
DOCUMENT = _("Document %(month)s")


def title_without_name(title: str, file_name: str, neutral: Promise | str = PICTURE) -> str:
    """The title, or a neutral one when it was only filled in from the name of the file.

    Wagtail's pages for adding pictures and documents do that, and such a name may be a person's.
    """
    if _letters(title) not in (_letters(file_name), _letters(PurePath(file_name).stem), ""):
        return title
    return str(neutral % {"month": timezone.localdate().strftime("%Y-%m")})


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


class HouseImage(AbstractImage):
    """A picture in the editors' library. The alternative text is required where it is used."""

    admin_form_fields = ("title", "file", "description", "collection", "tags")

    def save(self, *args: object, **kwargs: object) -> None:
        """Draw a newly uploaded file anew before it reaches the disk."""
        if self.file and not self.file._committed:
            self.title = title_without_name(self.title, str(self.file.name))
            drawn = draw_anew(self.file.file)
            self.file = drawn  # type: ignore[assignment]
            self.file_size = drawn.size
            self._set_image_file_metadata()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def default_alt_text(self) -> str:
        """What is on it, as somebody wrote when it was added; never its title, which says nothing
        to whoever does not see it and would look as if it did."""
        return str(self.description)

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> File:  # noqa: A002
        """As Wagtail does, which leaves a temporary file open."""
        made = super().generate_rendition_file(filter, source=source)
        with made.file as temporary:
            temporary.seek(0)
            return ContentFile(temporary.read(), name=made.name)


class HouseRendition(AbstractRendition):
    """A size of an image, made from the re-drawn original."""

    image = models.ForeignKey(HouseImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            )
        ]


class HouseDocument(AbstractDocument):
    """A file to download: a paper form, a report. Its own name is not kept."""

    admin_form_fields = ("title", "file", "collection", "tags")

    def save(self, *args: object, **kwargs: object) -> None:
        """Give a newly uploaded file a random name that keeps its kind, and a title of ours."""
        if self.file and not self.file._committed:
            self.title = title_without_name(self.title, str(self.file.name), DOCUMENT)
            self.file.name = f"{uuid4().hex}.{self.file_extension.lower()}"
        super().save(*args, **kwargs)  # type: ignore[arg-type]
