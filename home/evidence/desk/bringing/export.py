"""All figures as a file that can be changed in a spreadsheet and brought in again."""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse

from community.sheets.cells import written
from home.evidence.desk.bringing.columns import COLUMNS, OF_SERIES
from home.models import Figure


def export(request: HttpRequest) -> HttpResponse:
    """Every figure, shown to readers or not; no cell begins a formula."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="figures.csv"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for figure in Figure.objects.select_related("series__topic"):
        writer.writerow([written(_cell(figure, name)) for name in COLUMNS])
    return response


def _cell(figure: Figure, name: str) -> Any:
    series = figure.series
    if name == "series":
        return series.slug
    if name == "topic":
        return series.topic.slug
    if name == "value":
        return figure.written
    return getattr(series if name in OF_SERIES else figure, name)
