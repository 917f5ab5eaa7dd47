"""How well stories are cared for: the page for one year, and every year as one file."""

import csv
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.lib.spreadsheet import cell
from community.models import House
from community.templatetags.look import grouped
from stories.care.sheets import Line, Sheet, in_words, sheets_of, years_to_tell
from stories.care.tables import STEP, Table
from stories.models import FrozenYear

COLUMNS = ("year", "table", "row", "label", "language", "figure", "unit", "of_at_least", "note")
UNITS = {Table.DAYS: "days", Table.WITHDRAWN: "stories"}
SHARE = "of-100"


@require_safe
def care(request: HttpRequest) -> HttpResponse:
    """The newest year, or the one asked for. Raises Http404 while there is nothing to tell."""
    years = _years(request)
    asked = request.GET.get("year", "")
    shown = next((year for year in years if str(year) == asked), years[0])
    [(_year, sheets)] = sheets_of([shown])
    context = {
        "shown": shown,
        "tables": [_table(sheet) for sheet in sheets],
        "others": [str(year) for year in years if year != shown],
        "step": STEP,
        "demonstration": settings.DEMONSTRATION,
    }
    return render(request, "stories/care/care.html", context)


def _years(request: HttpRequest) -> list[FrozenYear]:
    years = years_to_tell(House.load(request_or_site=request))
    if not years:
        raise Http404
    return years


def _table(sheet: Sheet) -> dict[str, Any]:
    """What `components/table.html` shows, with the sentence above it."""
    captions = {
        Table.DAYS: (_("How long people waited"), _("From the day it was sent")),
        Table.OUTCOME: (_("What came of it"), _("The story was")),
        Table.WHY: (_("Why stories were not published"), _("Reason")),
        Table.APPEAL: (_("When somebody asked us to look again"), _("What came of it")),
        Table.WITHDRAWN: (_("Taken back"), _("Stories")),
    }
    caption, row = captions[sheet.table]
    many = grouped(sheet.of_many) if sheet.of_many is not None else ""
    return {
        "caption": caption,
        "head": [row, _("Half of them within") if sheet.table == Table.DAYS else _("How many")],
        "rows": [[line.label, in_words(sheet.table, line.figure)] for line in sheet.lines],
        "tells": sheet.tells,
        "of_many": many if sheet.table not in UNITS else "",
    }


@require_safe
def care_csv(request: HttpRequest) -> HttpResponse:
    """Every year and table (RFC 4180), labels in the language of the address.

    What is not told is blank, never 0, and its note says why. Raises Http404 as the page does.
    """
    years = _years(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = 'attachment; filename="care.csv"'
    response.headers["Content-Language"] = get_language() or settings.LANGUAGE_CODE
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for year, sheets in sheets_of(years):
        for sheet in sheets:
            writer.writerows(_record(year, sheet, line) for line in sheet.lines)
    return response


def _record(year: FrozenYear, sheet: Sheet, line: Line) -> list[str]:
    unit = UNITS.get(sheet.table, SHARE)
    note = "too-few-or-none" if line.figure is None else _note(sheet.table)
    if settings.DEMONSTRATION:
        note = f"invented {note}"
    of_many = sheet.of_many if unit == SHARE else None
    values = (year, sheet.table.value, line.row, line.label, get_language())
    return [cell(value) for value in (*values, line.figure, unit, of_many, note)]


def _note(table: Table) -> str:
    notes = {Table.DAYS: "median", Table.WITHDRAWN: "at-least"}
    return notes.get(table, f"to-the-nearest-{STEP}")
