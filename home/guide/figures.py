"""A published figure on a guide page: chosen from its series, shown as it is now."""

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from home.dossier.sections.figures import number
from home.dossier.sheet import Said
from home.evidence.pictures import title_of
from home.evidence.series import Figure, Series
from home.topics.meaning import sheet_here

# Between a series and its period; a slug holds none.
BETWEEN: Final = "/"


@dataclass(frozen=True)
class Shown:
    """One value of one series, with all that it needs to be understood."""

    value: str
    label: str
    metric: str
    place: Said
    period: str
    coverage: Said
    broken: bool
    source: str
    source_url: str
    publisher: str
    told_by: str
    url: str


def figure_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every figure that readers see, under its series; the newest of each first."""
    found, sheet = [], sheet_here()
    for series in Series.objects.with_figures():
        values = [one for one in _figures(series) if one.value is not None]
        if values:
            newest = (f"{series.slug}{BETWEEN}", _("the newest that is published"))
            each = [(f"{series.slug}{BETWEEN}{one.period}", one.period) for one in values]
            found.append((f"{title_of(sheet, series)} ({series.metric_label})", [newest, *each]))
    return found


def figure_now(chosen: str) -> Shown | None:
    """The figure as it is at this moment; None where it is not shown any more."""
    slug, _between, period = chosen.partition(BETWEEN)
    series = Series.objects.with_figures().filter(slug=slug).first() if slug else None
    values = [one for one in _figures(series) if one.value is not None] if series else []
    wanted = [one for one in values if one.period == period] if period else values[-1:]
    return _shown(series, wanted[0]) if series and wanted else None


def _figures(series: Series) -> list[Figure]:
    found: list[Figure] = series.shown  # type: ignore[attr-defined]
    return found


def _shown(series: Series, figure: Figure) -> Shown:
    sheet = sheet_here()
    metric = sheet.words["metrics"].get(series.metric) or series.metric_label
    unit = f" ({series.measured_in})" if series.measured_in else ""
    country = reverse("evidence:country", args=[series.country.lower()])

    return Shown(
        value=number(figure.value) if figure.value is not None else "",
        label=series.topic.label,
        metric=f"{metric}{unit}",
        place=sheet.translated("beside_figures", series.place, series.place),
        period=figure.period,
        coverage=sheet.translated("beside_figures", figure.coverage, figure.coverage),
        broken=bool(figure.series_break),
        source=figure.source_title,
        source_url=figure.source_url,
        publisher=figure.publisher,
        told_by=series.told_by,
        url=f"{country}#series-{series.slug}",
    )


def sample() -> dict[str, Any]:
    """For the preview of the block: the first figure there is."""
    every = figure_choices()
    return {"figure": every[0][1][0][0] if every else ""}
