"""Whether the rows of one series agree, with each other and with what is here."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.evidence.desk.bringing.columns import DEFINING, OF_SERIES, label
from home.evidence.desk.bringing.reading import Said
from home.evidence.numbers import Wrong, check_unit
from home.models import Series

NEEDED = ("place", "topic", "metric")
Changes = list[tuple[str, str, str]]


def agree(slug: str, rows: Sequence[Said], series: Series | None) -> tuple[dict[str, Any], Changes]:
    """What the series would be, only what is new of it, and the same to be looked at.

    Where the rows do not agree, it is noted in the row that says otherwise.
    """
    said = _said_once(rows)
    if series is None:
        _all_there(said, rows[0])
        return said | {"country": slug[:2].upper()}, []
    new = {name: value for name, value in said.items() if _now(series, name) != value}
    _refuse_redefining(new, rows, series)
    _unit(new.get("measured_in", series.measured_in), new.get("metric", series.metric), rows[0])
    told = _("Series: %(field)s")
    return new, [
        (told % {"field": label(name)}, _now(series, name), str(value))
        for name, value in new.items()
    ]


def _said_once(rows: Sequence[Said]) -> dict[str, Any]:
    """What any row states of the series stands for all of them: files often state it once."""
    found: dict[str, Any] = {}
    first: dict[str, int] = {}
    for row in rows:
        for name in OF_SERIES:
            if name not in row.of_series:
                continue
            if found.setdefault(name, row.of_series[name]) != row.of_series[name]:
                told = _(
                    "Row %(number)s says something else about the same series. Two definitions are "
                    "two series: please give one of them a name of its own."
                )
                row.wrong(name, told % {"number": first[name]})
            first.setdefault(name, row.number)
    return found


def _all_there(said: dict[str, Any], first: Said) -> None:
    for name in NEEDED:
        # What a row says and we did not understand is told there already.
        if name not in said:
            first.wrong(name, _("This series is new here, so please fill this in."))
    _unit(said.get("measured_in", ""), said.get("metric", ""), first)


def _unit(measured_in: str, metric: str, first: Said) -> None:
    try:
        check_unit(measured_in, metric)
    except Wrong as wrong:
        first.wrong("measured_in", str(wrong))


def _refuse_redefining(new: dict[str, Any], rows: Sequence[Said], series: Series) -> None:
    """Figures that are not in the file would be said to be counted as they were not."""
    periods = {row.period for row in rows}
    left = sum(figure.period not in periods for figure in series.figures.all())
    for name in DEFINING:
        if not left or name not in new or not _now(series, name):
            continue
        told = ngettext(
            "%(number)s figure of this series is not in the file, and was counted otherwise. "
            "Please give these rows a series of their own.",
            "%(number)s figures of this series are not in the file, and were counted otherwise. "
            "Please give these rows a series of their own.",
            left,
        )
        for row in rows:
            if name in row.of_series:
                row.wrong(name, told % {"number": left})


def _now(series: Series, name: str) -> str:
    value: Any = series.topic.slug if name == "topic" else getattr(series, name)
    return str(value.isoformat() if isinstance(value, date) else value or "")
