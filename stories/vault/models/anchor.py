"""Anchors: how far each consent ledger had grown on a day, so that none can be cut or swapped."""

from django.db import models


class Anchor(models.Model):
    """The head of one chain on one day: its number, its seal, and a mark of its submission.

    It points at no row: after a withdrawal it stays, as dust. The mark is an HMAC of a random id
    that at most a line of the audit trail still knows, the seal an HMAC over an entry that nobody
    can read any more. What is left says that on this day one ledger, nobody knows whose, had this
    many lines. Days only: no hour leads to a visit.
    """

    day = models.DateField()
    mark = models.CharField(max_length=64, db_index=True)
    number = models.PositiveIntegerField()
    seal = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["day", "mark"], name="anchored_once_a_day")]

    def __str__(self) -> str:
        return f"Anchor {self.pk}"
