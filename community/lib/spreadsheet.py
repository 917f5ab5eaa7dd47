"""Cells that a spreadsheet shows, and does not carry out."""

from typing import Final

# OWASP, "CSV Injection": what a program takes for the beginning of a formula, full-width ones too.
FORMULA: Final = tuple("=+-@\t\r\n\0＝＋－＠")


def cell(value: object) -> str:
    """The value as text; with an apostrophe before it where it would begin a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
