"""The ledger: what the author agreed to, in order, each entry bound to the one before."""

from django.db import models

from stories.vault.fields import SealedField
from stories.vault.models.submission import Submission


class ConsentEntry(models.Model):
    """One choice about one purpose. Entries are added and never changed (GDPR article 7(1))."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="ledger")
    number = models.PositiveIntegerField()
    seal = models.CharField(max_length=64)
    entry = SealedField()

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="consent_numbered_once")
        ]

    def __str__(self) -> str:
        return f"Consent {self.number} of {self.submission_id}"
