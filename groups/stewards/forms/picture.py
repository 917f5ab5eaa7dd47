"""One picture, and what it shows."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, UnidentifiedImageError

from community.fields import LineField
from community.models.media import MOST_PIXELS, TOO_MANY_POINTS, draw_anew

LARGEST: Final = 5 * 1024 * 1024  # bytes


class PictureForm(forms.Form):
    """A JPEG, PNG or WebP of limited size."""

    use_required_attribute = False

    file = forms.FileField(
        label=gettext_lazy("The picture"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, up to 5 MB. We draw it anew, so that the place and the camera in "
            "the file are gone."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": gettext_lazy("Please choose a picture."),
            "empty": gettext_lazy("This file is empty."),
        },
    )
    # Whose words these are: a colleague may have put in another picture meanwhile.
    known = forms.IntegerField(
        required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"})
    )
    words = LineField(
        label=gettext_lazy("What does it show?"),
        help_text=gettext_lazy(
            "In a sentence, for people who do not see it: “Our logo, an open door.”"
        ),
        limit=200,
        error_messages={"required": gettext_lazy("Please say what the picture shows.")},
    )

    def __init__(self, *args: Any, known: int | None = None, **named: Any) -> None:
        """`known` is the picture that is there: its words can be changed without its file."""
        super().__init__(*args, **named)
        if known is None:
            del self.fields["known"]
        else:
            self.initial["known"] = known
            self.fields["file"].required = False
            self.fields["file"].label = gettext_lazy("Another picture")

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """Small enough to be looked at, and whole; None where the one that is there stays."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("This file is larger than 5 MB. Please choose a smaller one."))
        self._refuse_many_pixels(file)
        try:
            draw_anew(file)
        except (SyntaxError, ValueError) as error:
            # Pillow tells of a broken file in these ways too.
            raise ValidationError(_("This picture could not be read.")) from error
        file.seek(0)
        return file

    def overtaken_by(self, known: int | None) -> None:
        """Another picture came meanwhile: the words stay, to be looked at beside it."""
        says = _("There is another picture by now. Please look whether your words fit it.")
        self.add_error("words", says)
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["known"] = known
        self.data = data

    def _refuse_many_pixels(self, file: "UploadedFile[bytes]") -> None:
        """Asked of the head of the file alone, before anything of it is unpacked."""
        try:
            file.seek(0)
            with Image.open(file) as picture:
                width, height = picture.size
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
            raise ValidationError(_("This picture could not be read.")) from error
        except Image.DecompressionBombError as error:
            raise ValidationError(_("This picture has too many points.")) from error
        if width * height > MOST_PIXELS:
            raise ValidationError(TOO_MANY_POINTS)
