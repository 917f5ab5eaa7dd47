"""Stories in numbers: the page for one quarter, and everything as one file."""

import csv
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.lib.spreadsheet import cell
from community.models import House
from community.templatetags.look import grouped
from stories.care.sheets import years_to_tell
from stories.library.page import quarter_words
from stories.models import FrozenQuarter
from stories.numbers.rule import silent_below
from stories.numbers.sheets import Line, Sheet, sheets, sheets_of
from stories.numbers.tables import Table

COLUMNS = ("quarter", "table", "row", "label", "language", "public", "unpublished", "note")


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """The newest quarter, or the one asked for: any address answers 200."""
    quarters = list(FrozenQuarter.objects.all())
    asked = request.GET.get("quarter", "")
    named = [frozen for frozen in quarters if str(frozen) == asked]
    shown = next(iter(named or quarters), None)
    context: dict[str, Any] = {
        "shown": shown,
        "demonstration": settings.DEMONSTRATION,
        "care_told": bool(years_to_tell(House.load(request_or_site=request))),
    }
    if shown is not None:
        context |= {
            "quarter": quarter_words(shown.first_day),
            "tables": [_table(sheet) for sheet in sheets(shown, today=timezone.now().date())],
            "silent_below": silent_below(minimum=shown.minimum, rounding=shown.rounding),
            "others": [
                {"slug": str(other), "words": quarter_words(other.first_day)}
                for other in quarters
                if other != shown
            ],
        }
    return _fresh(render(request, "stories/numbers/numbers.html", context))


def _table(sheet: Sheet) -> dict[str, Any]:
    """What `components/table.html` shows."""
    captions = {
        Table.COUNTRY: (_("By country"), _("Country")),
        Table.COERCION: (_("By what happened"), _("What happened")),
        Table.ALTERNATIVE: (_("By what helped, or would have"), _("What helped")),
    }
    caption, row = captions[sheet.table]
    return {
        "caption": caption,
        "head": [row, _("Public stories"), _("Told to us, not published")],
        "rows": [[line.label, grouped(line.public), _said(line)] for line in sheet.lines],
    }


def _said(line: Line) -> str:
    if line.at_least is None:
        return _("too few, or none")
    return ngettext("at least %(number)s", "at least %(number)s", line.at_least) % {
        "number": grouped(line.at_least)
    }


@require_safe
def numbers_csv(request: HttpRequest) -> HttpResponse:
    """Every quarter and table (RFC 4180), labels in the language of the address.

    What is not said is blank, never 0; the column `note` says which of the two it is.
    """
    response = HttpResponse(content_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = 'attachment; filename="numbers.csv"'
    response.headers["Content-Language"] = get_language() or settings.LANGUAGE_CODE
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    today = timezone.now().date()
    quarters = FrozenQuarter.objects.order_by("first_day")
    for frozen, found in sheets_of(list(quarters), today=today):
        for sheet in found:
            writer.writerows(_record(frozen, sheet, line) for line in sheet.lines)
    return _fresh(response)


def _record(frozen: FrozenQuarter, sheet: Sheet, line: Line) -> list[str]:
    note = "too-few-or-none" if line.at_least is None else "at-least"
    if settings.DEMONSTRATION:
        note = f"invented {note}"
    values = (frozen, sheet.table.value, line.slug, line.label, get_language())
    return [cell(value) for value in (*values, line.public, line.at_least, note)]


def _fresh(response: HttpResponse) -> HttpResponse:
    """No copy is kept: a story that is withdrawn leaves the public numbers at once."""
    patch_cache_control(response, private=True, no_store=True)
    return response
