"""Keep what an organisation tells until somebody has looked."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import Coercion
from home.evidence.series import State
from home.models import Figure, Series
from home.telling import refuse_flood


def keep_told(*, once: UUID, said: dict[str, Any], today: date) -> Series:
    """The series, waiting for a check. The same press twice keeps one. Raises TooMany.

    Who sent it is kept nowhere: the source speaks for it.
    """
    slug = f"{said['country'].lower()}-told-{once.hex[:12]}"
    with transaction.atomic():
        known = Series.objects.filter(slug=slug).first()
        if known is not None:
            return known
        refuse_flood(Series.objects.to_check())
        series = Series.objects.create(
            slug=slug,
            country=said["country"],
            place=said["place"],
            topic=Coercion.objects.get(slug=said["topic"]),
            metric=said["metric"],
            measured_in=said["measured_in"],
            definition=said["definition"],
            state=State.WAITING,
            kept_here=True,
            told_by=said["organisation"],
            told_on=today,
        )
        _figures(series, said)
        series.put_in_order()
    return series


def _figures(series: Series, said: dict[str, Any]) -> None:
    """Each with the source and the words of the whole."""
    Figure.objects.bulk_create(
        Figure(
            series=series,
            period=one.period,
            value=one.value,
            position=position,
            coverage=said["coverage"],
            source_title=said["source_title"],
            source_url=said["source_url"],
            publisher=said["organisation"],
            source_kind="told",
            note=said["note"],
        )
        for position, one in enumerate(said["figures"], start=1)
    )
