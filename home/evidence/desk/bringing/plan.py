"""What would become of every row of a file. It writes nothing, and is made anew for each look."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import Coercion
from home.evidence.desk.bringing.agreeing import agree
from home.evidence.desk.bringing.columns import OF_FIGURE, label, match
from home.evidence.desk.bringing.reading import Reader, Said
from home.evidence.numbers import Wrong, check_value
from home.models import Figure, FigureFile, Series


class Fate(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", gettext_lazy("new")
    CHANGES = "changes", gettext_lazy("changes a figure")
    SAME = "same", gettext_lazy("the same as now")
    ERROR = "error", gettext_lazy("has an error")


@dataclass
class Row:
    """One row with its fate. `changes` are the field, before and after."""

    said: Said
    fate: Fate = Fate.SAME
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    note: str = ""


@dataclass
class Plan:
    """All rows, and what each series in them would be: its fields by slug, only what changes."""

    rows: list[Row]
    series: dict[str, dict[str, Any]]
    known: dict[str, Series]

    @property
    def counts(self) -> Counter[Fate]:
        """How many rows there are of each fate."""
        return Counter(row.fate for row in self.rows)

    @property
    def digest(self) -> str:
        """Of all that would be written: another one means that somebody was there meanwhile."""
        told = [
            [row.said.number, row.fate, row.changes, row.said.errors, str(row.said.value)]
            for row in self.rows
        ]
        whole = json.dumps([told, sorted(self.series.items())], default=str)
        return hashlib.sha256(whole.encode()).hexdigest()


def plan_of(file: FigureFile, today: date) -> Plan:
    """The plan as things stand now. A fixed number of queries, however many rows."""
    topics = dict(Coercion.objects.values_list("slug", "pk"))
    reader, places = Reader(topics, today), match(file.columns)
    said = [
        reader.read(number, {name: cells[place] for name, place in places.items()})
        for number, cells in file.rows
    ]
    slugs = {one.series for one in said if one.series}
    found = Series.objects.filter(slug__in=slugs).select_related("topic")
    known = {one.slug: one for one in found.prefetch_related("figures")}
    _each_once(said)
    together = defaultdict(list)
    for one in said:
        if one.series:
            together[one.series].append(one)
    series: dict[str, dict[str, Any]] = {}
    told: dict[int, list[tuple[str, str, str]]] = {}
    for slug, rows in together.items():
        series[slug], changes = agree(slug, rows, known.get(slug))
        told[rows[0].number] = changes
    rows_with_fate = [_fate(one, series, known, told) for one in said]
    return Plan(rows_with_fate, series, known)


def _each_once(said: Sequence[Said]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for one in said:
        key = (one.series, one.period)
        if not all(key):
            continue
        if key in seen:
            told = _("Row %(number)s has the same series and the same time.")
            one.wrong("period", told % {"number": seen[key]})
        seen.setdefault(key, one.number)


def _fate(
    said: Said,
    series: Mapping[str, dict[str, Any]],
    known: Mapping[str, Series],
    told: Mapping[int, list[tuple[str, str, str]]],
) -> Row:
    row = Row(said)
    there = known.get(said.series)
    metric = series.get(said.series, {}).get("metric") or (there.metric if there else "")
    try:
        check_value(said.value, metric)
    except Wrong as wrong:
        said.wrong("value", str(wrong))
    figures = {one.period: one for one in there.figures.all()} if there else {}
    before = figures.get(said.period)
    if before is None and not said.of_figure.get("source_title"):
        said.wrong("source_title", _("Please say in which report or table this stands."))
    if said.errors:
        row.fate = Fate.ERROR
        return row
    row.changes = list(told.get(said.number, []))
    if before is None:
        row.fate = Fate.NEW
        if not said.of_figure.get("source_url"):
            row.note = _("Readers do not see it until it has a link to its source.")
        return row
    row.changes += changes_to(before, said)
    row.fate = Fate.CHANGES if row.changes else Fate.SAME
    return row


def changes_to(figure: Figure, said: Said) -> list[tuple[str, str, str]]:
    """What would be otherwise. An empty cell changes nothing, but for the value's."""
    found = []
    if figure.value != said.value:
        found.append((label("value"), number(figure.value), number(said.value)))
    return found + [
        (label(name), getattr(figure, name), said.of_figure[name])
        for name in OF_FIGURE
        if name in said.of_figure and getattr(figure, name) != said.of_figure[name]
    ]


def number(value: Any) -> str:
    """A value to be looked at: what is not published is no zero."""
    return _("not published") if value is None else f"{value.normalize():f}"
