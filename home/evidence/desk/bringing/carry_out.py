"""Carry out: all that is new or changes something is written in one transaction, or nothing is."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from community.models import Coercion
from home.evidence.desk.bringing.plan import Fate, Plan, Row, plan_of
from home.models import Figure, FigureFile, Series


class NotNow(Exception):
    """A row has an error, or there is nothing to write."""


class ChangedMeanwhile(Exception):
    """The figures are not what they were when the rows were looked at."""


@dataclass
class Done:
    """How many figures came in, and how many of the known ones changed."""

    new: int
    changed: int


def carry_out(*, file_id: UUID, editor: Any, digest: str, today: date) -> Done:
    """Write it, and forget the file. Pressing twice writes once.

    Raises FigureFile.DoesNotExist, NotNow, and ChangedMeanwhile where `digest` is not the plan's
    that somebody has seen. Then nothing is written.
    """
    with transaction.atomic():
        file = FigureFile.objects.select_for_update().get(pk=file_id, editor=editor)
        # Whoever else changes a figure waits until this is done.
        list(Series.objects.select_for_update().values_list("pk"))
        plan = plan_of(file, today)
        if plan.digest != digest:
            raise ChangedMeanwhile
        counts = plan.counts
        if counts[Fate.ERROR] or not counts[Fate.NEW] + counts[Fate.CHANGES]:
            raise NotNow
        _write(plan, editor)
        file.delete()
    return Done(counts[Fate.NEW], counts[Fate.CHANGES])


def _write(plan: Plan, editor: Any) -> None:
    last = Series.objects.aggregate(last=Max("position"))["last"] or 0
    topics = {one.slug: one for one in Coercion.objects.all()}
    written = [row for row in plan.rows if row.fate in (Fate.NEW, Fate.CHANGES)]
    # In the order of the file.
    for slug in dict.fromkeys(row.said.series for row in written):
        series = plan.known.get(slug) or Series(slug=slug, position=(last := last + 1))
        fresh = series.pk is None
        for name, value in plan.series[slug].items():
            setattr(series, name, topics[value] if name == "topic" else value)
        series.kept_here = True
        series.save()
        _figures(series, [row for row in written if row.said.series == slug])
        log(series, "wagtail.create" if fresh else "wagtail.edit", user=editor)


def _figures(series: Series, rows: list[Row]) -> None:
    there = {figure.period: figure for figure in series.figures.all()}
    for row in rows:
        said = row.said
        figure = there.get(said.period) or Figure(
            series=series, period=said.period, position=len(there) + said.number
        )
        figure.value = said.value
        for name, text in said.of_figure.items():
            setattr(figure, name, text)
        figure.save()
    series.put_in_order()
