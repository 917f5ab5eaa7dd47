"""Fill the figures from `home/data/coercion-figures.csv`. Safe to run again.

A series in it has exactly the figures of the file, in its order, unless somebody here has changed
it: then it stays as they left it. Series that are not in the file stay too. A definition or a break
that only the first row of a series states is the whole series'. Nothing is computed, filled in or
converted: a blank value stays blank.
"""

import csv
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django_countries import countries

from community.models import Coercion
from community.models.merged_topic import now_called
from home.evidence.metrics import metrics
from home.evidence.shipped import SHIPPED
from home.models import Figure, Series

COPIED: Final = (
    "period",
    "coverage",
    "series_break",
    "source_title",
    "publisher",
    "source_url",
    "source_kind",
    "note",
)

Row = dict[str, str]


class Command(BaseCommand):
    """Adds and updates in one transaction. Needs the topics to be loaded."""

    help = "Load the published figures, each with its source."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises ``CommandError`` naming the series that cannot be right; nothing changed then."""
        with SHIPPED.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        together = groupby(rows, key=itemgetter("series"))
        with transaction.atomic():
            for position, (slug, found) in enumerate(together, start=1):
                _keep(slug, list(found), position)
        self.stdout.write(f"Loaded {len(rows)} figures.")


def _keep(slug: str, rows: list[Row], position: int) -> None:
    if Series.objects.filter(slug=slug, kept_here=True).exists():
        return
    series, _made = Series.objects.update_or_create(
        slug=slug, defaults=_described(slug, rows) | {"position": position}
    )
    series.figures.all().delete()
    Figure.objects.bulk_create(
        Figure(
            series=series,
            position=number,
            value=_value(slug, row["value"]),
            **{name: row[name] for name in COPIED},
        )
        for number, row in enumerate(rows, start=1)
    )


def _described(slug: str, rows: list[Row]) -> dict[str, Any]:
    """What is the same for the whole series. Two definitions in one series are refused."""
    country = slug.partition("-")[0].upper()
    if country not in dict(countries):
        raise CommandError(f"{slug}: a series begins with the code of its country.")
    metric, measure = _one(slug, rows, "unit"), _one(slug, rows, "measure")
    if metric not in metrics():
        raise CommandError(f"{slug}: {metric} is no way of counting that we know.")
    topic = Coercion.objects.filter(slug__in=now_called([measure])).first()
    if topic is None:
        raise CommandError(f"{slug}: there is no topic {measure}.")
    return {
        "country": country,
        "place": _one(slug, rows, "place"),
        "topic": topic,
        "metric": metric,
        "definition": _one(slug, [row for row in rows if row["definition"]], "definition"),
    }


def _one(slug: str, rows: Iterable[Row], name: str) -> str:
    """What every row says; "" where there is none."""
    said = {row[name] for row in rows}
    if len(said) > 1:
        raise CommandError(f"{slug}: more than one {name} in one series.")
    return said.pop() if said else ""


def _value(slug: str, text: str) -> Decimal | None:
    try:
        return Decimal(text) if text.strip() else None
    except InvalidOperation as error:
        raise CommandError(f"{slug}: {text} is no number.") from error
