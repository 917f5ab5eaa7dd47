"""Wagtail's editor for rich text; what no editor would send is refused instead of failing."""

from typing import Any

from django.core.exceptions import BadRequest
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea

# Wagtail reads the editor's own notation as it comes. Anything else in its place, or brackets in
# brackets without end, raises one of these.
UNREADABLE = (
    AttributeError,
    ExporterException,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class ReadableRichText(DraftailRichTextArea):  # type: ignore[misc]
    """Draftail, with our answer to what it cannot have written."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was written, as HTML. Raises BadRequest, which hands all of it back."""
        try:
            return super().value_from_datadict(data, files, name)
        except UNREADABLE:
            raise BadRequest("rich text that no editor wrote") from None
