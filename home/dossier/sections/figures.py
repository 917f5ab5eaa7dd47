"""Published figures of the country: a table a series, each with its definition and source.

No ranking, no table of two series, and no blank that could be read as a zero.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format

from community.models import Coercion
from home.dossier.sheet import Said, Section, Sheet
from home.models import Figure, Series


def build(sheet: Sheet) -> dict[str, Any]:
    """The series about the chosen topics; all of the country's where there are none about them."""
    said, country = sheet.words["figures"], sheet.choice.country
    if not country:
        return {"series": [], "empty": said["no_country"]}
    name = sheet.in_country(country)
    every = _series(country)
    about = _about(sheet, every)
    empty = "" if about else said["none_topic" if every else "none"].format(country=name)
    return {"series": [table_of(sheet, one) for one in about or every], "empty": empty}


def _series(country: str) -> list[Series]:
    return _offices_first(Series.objects.in_country(country).with_figures())


def _offices_first(every: Iterable[Series]) -> list[Series]:
    """What organisations tell, and somebody here has looked up, stands after what offices
    publish."""
    return sorted(every, key=lambda one: bool(one.told_by))


def _about(sheet: Sheet, every: list[Series]) -> list[Series]:
    """Those about a chosen kind of coercion, a narrower or a broader one."""
    if not sheet.topics.coercion:
        return every
    chosen = [topic.pk for topic in sheet.topics.coercion]
    broader = dict(Coercion.objects.values_list("pk", "broader_id"))
    above = {pk for start in chosen for pk in _up(start, broader)}
    return [
        one
        for one in every
        if one.topic_id in above or set(_up(one.topic_id, broader)) & set(chosen)
    ]


def _up(start: int | None, broader: dict[int, int | None]) -> list[int]:
    """A topic and all that it is part of."""
    found: list[int] = []
    while start is not None and start not in found:
        found.append(start)
        start = broader.get(start)
    return found


def table_of(sheet: Sheet, series: Series) -> dict[str, Any]:
    """One series, read by `with_figures`, as its table with all that it needs to be understood."""
    figures: list[Figure] = series.shown  # type: ignore[attr-defined]
    said = sheet.words["figures"]
    metric = sheet.words["metrics"].get(series.metric)
    other = sheet.choice.language != "en"
    unit = f" ({series.measured_in})" if series.measured_in else ""
    return {
        "slug": series.slug,
        "label": series.topic.label,
        "told": said["told"].format(name=series.told_by) if series.told_by else "",
        "place": _said(sheet, series.place),
        "metric": f"{metric or series.metric_label}{unit}",
        "definition": series.definition,
        "published_in": "en" if other else "",
        "rows": _rows(sheet, figures),
        "sources": _sources(figures),
        "notes": _said(sheet, series.notes),
        "kept": _kept(sheet, series),
    }


def _kept(sheet: Sheet, series: Series) -> list[str]:
    """The licence and the day on which it was looked up, where they are known."""
    said, day = sheet.words["figures"], series.retrieved_on
    licence = said["licence"].format(licence=series.licence) if series.licence else ""
    retrieved = said["retrieved"].format(day=date_format(day)) if day else ""
    return [line for line in (licence, retrieved) if line]


def _rows(sheet: Sheet, figures: list[Figure]) -> list[dict[str, Any]]:
    said = sheet.words["figures"]
    rows: list[dict[str, Any]] = []
    before: Figure | None = None
    for figure in figures:
        broken = before is not None and figure.breaks_with(before)
        rows.append(
            {
                "period": figure.period,
                "value": said["blank"] if figure.value is None else number(figure.value),
                "coverage": _said(sheet, figure.coverage),
                "broken": said["broken"] if broken else "",
                "why": _said(sheet, figure.series_break),
                "note": _said(sheet, figure.note),
            }
        )
        before = figure
    return rows


def _said(sheet: Sheet, text: str) -> Said:
    """What stands beside a figure, in the dossier's language where the catalogue has it."""
    return sheet.translated("beside_figures", text, text)


def number(value: Decimal) -> str:
    """As the language of the dossier writes it, with no digit that was not published."""
    plain = f"{value.normalize():f}".replace("-", "−")
    whole, _point, rest = plain.partition(".")
    sign = "−" if whole.startswith("−") else ""
    grouped = number_format(int(whole.removeprefix("−")), force_grouping=True)
    if not rest:
        return sign + grouped
    tail = number_format(Decimal(f"0.{rest}"), decimal_pos=len(rest))
    return f"{sign}{grouped}{tail[1:]}"


def _sources(figures: list[Figure]) -> list[dict[str, str]]:
    """Each once, with the years it stands for."""
    found: dict[tuple[str, str], list[str]] = {}
    publishers: dict[tuple[str, str], str] = {}
    for figure in figures:
        key = (figure.source_title, figure.source_url)
        found.setdefault(key, []).append(figure.period)
        publishers[key] = figure.publisher
    return [
        {
            "title": key[0],
            "url": key[1],
            "publisher": publishers[key],
            "periods": ", ".join(periods),
        }
        for key, periods in found.items()
    ]


FIGURES = Section("figures", build)
