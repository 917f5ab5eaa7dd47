"""A value of JSON as the text that our own spreadsheet would hold."""

from typing import Any

from community.sheets.table import clean
from groups.api.open_group import A_LINE_EACH, BETWEEN


def plain(value: Any, name: str = "") -> str:
    """A value of JSON as the text that our own spreadsheet would hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        between = "\n" if name in A_LINE_EACH else BETWEEN
        return between.join(plain(one) for one in value)
    if isinstance(value, dict):
        return ""
    return clean(str(value))
