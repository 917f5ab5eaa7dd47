"""Published figures of the country: a table a series, each with its definition and source.

No ranking, no table of two series, and no blank that could be read as a zero.
"""

from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.utils.formats import date_format, number_format

from community.models import Coercion
from home.dossier.sheet import Section, Sheet
from home.models import Figure, Series


def build(sheet: Sheet) -> dict[str, Any]:
    """The series about the chosen topics; all of the country's where there are none about them."""
    said, country = sheet.words["figures"], sheet.choice.country
    if not country:
        return {"series": [], "empty": said["no_country"]}
    name = sheet.country_name(country)
    every = _series(country)
    about = _about(sheet, every)
    empty = "" if about else said["none_topic" if every else "none"].format(country=name)
    return {"series": [_table(sheet, one) for one in about or every], "empty": empty}


def _series(country: str) -> list[Series]:
    sourced = Prefetch("figures", Figure.objects.sourced().order_by("position"), to_attr="shown")
    found = Series.objects.shown().in_country(country).select_related("topic")
    return list(found.prefetch_related(sourced))


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


def _table(sheet: Sheet, series: Series) -> dict[str, Any]:
    figures: list[Figure] = series.shown  # type: ignore[attr-defined]
    metric = sheet.words["metrics"].get(series.metric)
    other = sheet.choice.language != "en"
    return {
        "label": series.topic.label,
        "place": series.place,
        "metric": metric or series.metric_label,
        "definition": series.definition,
        "published_in": "en" if other else "",
        "rows": _rows(sheet, figures),
        "sources": _sources(figures),
        "notes": series.notes,
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
        changed = before is not None and before.coverage != figure.coverage
        broken = before is not None and (changed or bool(figure.series_break))
        rows.append(
            {
                "period": figure.period,
                "value": said["blank"] if figure.value is None else number(figure.value),
                "coverage": figure.coverage,
                "broken": said["broken"] if broken else "",
                "why": figure.series_break,
                "note": figure.note,
            }
        )
        before = figure
    return rows


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
