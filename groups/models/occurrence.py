"""The coming meetings of public circles, one row each: what the week is asked of.

They derive from `Meeting` and are made anew whenever it or its circle changes; housekeeping carries
them on. The row says when, and nothing of where.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final, Self
from uuid import UUID

from django.db import models
from django.utils import timezone

from community.lib.schedule.expansion import occurrences
from community.page_cache.rows import PublicRows
from groups.choices import Kind
from groups.models.circle import Circle
from groups.models.group import Group
from groups.models.meeting import Meeting
from groups.models.waking_hours import WakingHours

AHEAD: Final = timedelta(weeks=14)
# Carried on when less than this is left: a page never looks further.
LEAST_AHEAD: Final = timedelta(weeks=10)
# A meeting that has just begun may still be found.
BEHIND: Final = timedelta(days=1)


class OccurrenceQuerySet(PublicRows["Occurrence"]):
    """Reading verbs."""

    def between(self, since: datetime, until: datetime) -> Self:
        """Those that begin at or after `since` and before `until`, in order of their beginning."""
        return self.filter(begins__gte=since, begins__lt=until).order_by("begins", "circle_id")


class Occurrence(models.Model):
    """One meeting, in UTC. `day` is the one that the rule gave, even when it was moved; `local_day`
    is the one on which it begins by the circle's own clocks."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="occurrences")
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    day = models.DateField()
    local_day = models.DateField()
    moved = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["begins", "circle"], name="occurrence_begins"),
            models.Index(fields=["local_day", "begins", "circle"], name="occurrence_on_a_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["circle", "day"], name="occurrence_once_a_day")
        ]

    def __str__(self) -> str:
        return f"Meeting of {self.circle_id}"

    @classmethod
    def rebuild(cls, meetings: Iterable[Meeting], now: datetime | None = None) -> None:
        """Make the rows of these circles anew, in five statements however many they are.

        The meetings need their circle: one that is not public has no rows.
        """
        moment = now or timezone.now()
        rows = list(meetings)
        since, until = moment - BEHIND, moment + AHEAD
        made = [
            cls(
                circle_id=row.pk,
                begins=each.start,
                ends=each.end,
                day=each.day,
                local_day=each.local.date(),
                moved=each.moved,
                note=each.note,
            )
            for row in rows
            if row.circle.live
            for each in occurrences(row.schedule, since, until)
        ]
        cls.objects.filter(circle__in=[row.pk for row in rows]).delete()
        cls.objects.bulk_create(made)
        spans: dict[UUID, list[tuple[datetime, datetime]]] = {}
        for each in made:
            spans.setdefault(each.circle_id, []).append((each.begins, each.ends))
        WakingHours.rebuild(rows, spans)
        Meeting.objects.filter(pk__in=[row.pk for row in rows]).update(expanded_until=until)

    @classmethod
    def follow(cls, instance: Group | Meeting, raw: bool = False, **told: Any) -> None:
        """For `post_save` of a circle, of the listing behind it, and of a meeting."""
        if raw or (isinstance(instance, Group) and instance.kind != Kind.CIRCLE):
            return
        changed = told.get("update_fields")
        wanted = {"live", "sort_name", "way"} if isinstance(instance, Group) else {"dates"}
        if changed is None or wanted & set(changed):
            cls.rebuild(Meeting.objects.filter(pk=instance.pk).select_related("circle"))


def carry_on(now: datetime, most: int = 500) -> int:
    """Expand the circles whose rows come to an end, so many at a time; how many."""
    due = Meeting.objects.filter(circle__live=True, expanded_until__lt=now + LEAST_AHEAD)
    done = 0
    while rows := list(due.select_related("circle").order_by("expanded_until", "pk")[:most]):
        Occurrence.rebuild(rows, now)
        done += len(rows)
    return done
