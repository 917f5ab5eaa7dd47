"""Cells that come back as they went out: what is put before a formula is taken off again."""

from typing import Final

from community.lib.spreadsheet import FORMULA, cell

MARK: Final = "'"


def written(value: object) -> str:
    """The value as text, with one apostrophe more where a spreadsheet would reckon.

    One more too where apostrophes stand there already: so `read` knows how many were ours.
    """
    text = cell(value)
    own = str(value) if value is not None else ""
    return MARK + own if _begins_a_formula(own) else text


def read(text: str) -> str:
    """What was written there: the other way."""
    return text[1:] if text.startswith(MARK) and _begins_a_formula(text) else text


def _begins_a_formula(text: str) -> bool:
    return text.lstrip(MARK).startswith(FORMULA)
