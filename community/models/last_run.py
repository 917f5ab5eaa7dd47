"""When each thing that this house does by itself was last done, and whether it went well.

One row a duty, never a history: not how much was done, nor to whom. "One withdrawal, at ten past
two" would be a trace of somebody; that the duty ran is a trace of a clock.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Self

from django.db import models


class LastRunQuerySet(models.QuerySet["LastRun"]):
    """What there is to ask."""

    def failing(self) -> Self:
        """Those whose last run failed."""
        return self.exclude(error="")

    def note(self, outcomes: Mapping[str, str], at: datetime) -> None:
        """Write down how these ended: what went wrong by name, "" where nothing did.

        One statement however many: it is asked after every run of housekeeping.
        """
        known = self.in_bulk(list(outcomes), field_name="name")
        rows = []
        for name, error in outcomes.items():
            row = known.get(name) or LastRun(name=name)
            row.ended(at, error)
            rows.append(row)
        self.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["last_run", "last_success", "failing_since", "times_failed", "error"],
        )


class LastRun(models.Model):
    """How one duty ended the last time. `error` is a class and a line of code, never a sentence."""

    name = models.CharField(max_length=100, unique=True)
    last_run = models.DateTimeField()
    last_success = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    times_failed = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True, default="")

    objects = models.Manager.from_queryset(LastRunQuerySet)()

    class Meta:
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name

    def ended(self, at: datetime, error: str) -> None:
        """At this moment, and with which error; "" for none."""
        self.last_run, self.error = at, error[:200]
        if error:
            self.failing_since = self.failing_since or at
            self.times_failed += 1
        else:
            self.last_success, self.failing_since, self.times_failed = at, None, 0
