"""How well the hours of each circle suit people anywhere: one row a shift of the clocks.

A circle online has no distance but one: how much of it lies in somebody's night. Reckoned for all
48 half hours once, when its dates change, a list in that order is read along an index, and takes as
long at 20,000 circles as at twenty.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.db import models

from community.lib.waking import HALF_HOURS, asleep_by_shift
from community.lib.zones import instant, zone
from groups.models.circle import Circle
from groups.models.meeting import Meeting

# The next few: one alone says little when a circle moves.
MOST_MEETINGS: Final = 4
HALF_AN_HOUR: Final = 30 * 60  # seconds


class WakingHours(models.Model):
    """`asleep` is the part of its next meetings outside 08:00 to 22:00, in per cent, where clocks
    are `shift` half hours ahead of UTC, modulo a day. `sort_name` is the circle's: the order of the
    index is that of the list."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="waking_hours")
    shift = models.PositiveSmallIntegerField()
    asleep = models.PositiveSmallIntegerField()
    sort_name = models.CharField(max_length=150)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["shift", "asleep", "sort_name", "circle"], name="waking_hours_rank"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["circle", "shift"], name="waking_hours_once")
        ]

    def __str__(self) -> str:
        return f"Hours of {self.circle_id}"

    @classmethod
    def rebuild(
        cls,
        meetings: Iterable[Meeting],
        spans: Mapping[UUID, Sequence[tuple[datetime, datetime]]],
    ) -> None:
        """Make the rows of these circles anew, in two statements however many they are. A circle
        without a coming meeting, or where one can only come in person, has none."""
        rows = list(meetings)
        WakingHours.objects.filter(circle__in=[row.pk for row in rows]).delete()
        WakingHours.objects.bulk_create(
            WakingHours(
                circle_id=row.pk, shift=shift, asleep=asleep, sort_name=row.circle.sort_name
            )
            for row in rows
            if row.circle.live and row.circle.meets_at_a_distance and spans.get(row.pk)
            for shift, asleep in enumerate(asleep_by_shift(spans[row.pk][:MOST_MEETINGS]))
        )


def shift_of(name: str, today: date) -> int:
    """How far a zone is ahead of UTC at noon of a day, in half hours modulo a day."""
    noon = instant(datetime.combine(today, time(12)), zone(name)).astimezone(zone(name))
    offset = noon.utcoffset()
    seconds = offset.total_seconds() if offset else 0.0
    return round(seconds / HALF_AN_HOUR) % HALF_HOURS
