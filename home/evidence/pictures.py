"""A series as its picture and its table: what stands on every page with figures."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from home.dossier.sections.figures import number, table_of
from home.dossier.sheet import Sheet
from home.evidence.chart import Value, chart, why_no_chart
from home.models import Figure, Series


def pictured(sheet: Sheet, every: Iterable[Series]) -> list[dict[str, Any]]:
    """Each series by itself: its table, and its picture or why there is none."""
    return [_one(sheet, series) for series in every]


def title_of(sheet: Sheet, series: Series) -> str:
    """What is counted, and where, in the language of the sheet where the catalogue has it."""
    place = sheet.translated("beside_figures", series.place, series.place).text
    return f"{series.topic.label}, {place}"


def values_of(series: Series) -> list[Value]:
    """Its figures that have a source, with where the series breaks."""
    figures: list[Figure] = series.shown  # type: ignore[attr-defined]
    before = [None, *figures]
    return [
        (one.period, one.value, one.breaks_with(old))
        for old, one in zip(before, figures, strict=False)
    ]


def _one(sheet: Sheet, series: Series) -> dict[str, Any]:
    values = values_of(series)
    group = series.told_by_group
    return {
        "title": title_of(sheet, series),
        # Who tells it stands above the table there.
        "table": table_of(sheet, series) | {"told": ""},
        "picture": chart(values, number),
        "why_no_picture": why_no_chart(values),
        "told_by": series.told_by,
        "listing": group.slug if group and group.live else "",
        "download": f"?series={series.slug}",
        "download_label": _("Download “%(title)s” (CSV)") % {"title": title_of(sheet, series)},
    }
