"""Letters that no mail server took: how many on which day, and why. Never whose, never a word.

A day and no time: a note to an author goes out in the minute in which something happened to their
story, and the minute would lead to it.
"""

from datetime import date

from django.db import models
from django.db.models import F


class Undelivered(models.Model):
    """So many letters of a day that failed for one reason (a class and the server's number)."""

    day = models.DateField()
    reason = models.CharField(max_length=80)
    letters = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "reason"], name="one_row_a_day_and_reason")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.reason}"

    @classmethod
    def note(cls, reason: str, letters: int, day: date) -> None:
        """Count them in. Two servers may do so at once."""
        row, _made = cls.objects.get_or_create(day=day, reason=reason[:80])
        cls.objects.filter(pk=row.pk).update(letters=F("letters") + letters)
