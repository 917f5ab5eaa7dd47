"""The form for a picture: one that cannot be read is said beside its field."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from community.models.media import draw_anew


class ReadablePicture(WagtailImageField):  # type: ignore[misc]
    """Wagtail reads only the beginning, and lets Pillow's own errors through."""

    def to_python(self, data: Any) -> Any:
        """The upload, read to its last line. Raises ValidationError."""
        try:
            file = super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:
            # Pillow tells of a cut-off or broken file in these three ways.
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error
        if file is not None:
            draw_anew(file)
            file.seek(0)
        return file


class HouseImageForm(BaseImageForm):  # type: ignore[misc]
    """Wagtail's, with the field above wherever there is one for a file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if before := self.fields.get("file"):
            self.fields["file"] = ReadablePicture(
                label=before.label, required=before.required, widget=before.widget
            )
