"""CSV as people have it: any of four encodings, any of three separators, with or without a mark."""

import codecs
import csv
import io
from typing import Final

from django.utils.translation import gettext as _

from community.sheets.cells import read
from community.sheets.table import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Table, Unreadable, clean

SEPARATORS: Final = ";,\t"
LOOKED_AT: Final = 50_000  # characters
WINDOWS: Final = "cp1252"
NAMES: Final = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", WINDOWS: "Windows-1252"}


def read_csv(content: bytes) -> Table:
    """The table. Raises Unreadable."""
    text, encoding = decoded(content)
    separator = separator_of(text)
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL * 20))
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False))
    except csv.Error as error:
        raise Unreadable(_("This file is no table that we can read.")) from error
    # A spreadsheet counts its empty rows too.
    filled = [(n, line) for n, line in enumerate(lines, 1) if any(cell.strip() for cell in line)]
    if not filled:
        raise Unreadable(_("This file is empty."))
    (_head, first), *rest = filled
    rows = [line for _number, line in rest]
    columns = [clean(cell).strip() for cell in first]
    _check(columns, rows)
    whole = [[_cell(line, place) for place in range(len(columns))] for line in rows]
    shown = {"\t": "Tab"}.get(separator, separator)
    numbers = tuple(number for number, _line in rest)
    longer = tuple(n for n, line in rest if any(cell.strip() for cell in line[len(columns) :]))
    return Table("csv", columns, whole, f"{NAMES[encoding]}, “{shown}”", numbers, longer)


def decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding: by its mark, by what only UTF-8 can be, else that of Windows."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        order = ["utf-16"]
    else:
        order = ["utf-8-sig", WINDOWS]
    for encoding in order:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        _("The letters in this file cannot be read. Please save it as CSV in UTF-8, and try again.")
    )


def separator_of(text: str) -> str:
    """The sign that divides the first lines most evenly into most cells."""
    sample = text[:LOOKED_AT]

    def evenness(separator: str) -> tuple[int, int]:
        lines = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        try:
            widths = [len(line) for line in lines if line][:20]
        except csv.Error:
            return 0, 0
        whole = widths[:-1] or widths  # the last may be cut
        first = whole[0] if whole else 0
        return (first if first > 1 else 0) * sum(width == first for width in whole), first

    return max(SEPARATORS, key=evenness)


def _check(columns: list[str], rows: list[list[str]]) -> None:
    if len(columns) > MOST_COLUMNS:
        raise Unreadable(_("This file has too many columns."))
    if len(rows) > MOST_ROWS:
        told = _("This file has %(rows)s rows. Please bring in at most %(most)s at once.")
        raise Unreadable(told % {"rows": len(rows), "most": MOST_ROWS})


def _cell(line: list[str], place: int) -> str:
    """A cell that is missing at the end of a line is empty; an apostrophe of ours goes."""
    return read(clean(line[place])) if place < len(line) else ""
