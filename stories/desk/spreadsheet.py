"""Spreadsheets of the desk: no cell begins a formula, whatever a colleague calls themselves."""

from typing import Any

from community.lib.spreadsheet import cell


class SafeCells:
    """For reports that can be taken away as a file."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """As Wagtail writes it, with an apostrophe before what would be carried out."""
        written = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        return cell(written) if isinstance(written, str) else written
