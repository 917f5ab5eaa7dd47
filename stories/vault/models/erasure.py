"""Erasures under way, so that one cut off in the middle is finished by housekeeping."""

from django.db import models
from django.utils import timezone


class Erasure(models.Model):
    """A withdrawal whose traces are still being removed. Gone when the work is done."""

    submission_id = models.UUIDField(primary_key=True)
    began_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Erasure of {self.submission_id}"
