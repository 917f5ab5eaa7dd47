"""Versions of a story: as sent, as redacted, as changed by its author."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from stories.choices import DeclineReason
from stories.vault.fields import SealedField
from stories.vault.models.submission import Submission


class Version(models.Model):
    """A whole text that might be shown, and the reason for each change since what was sent."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_on = models.DateField()
    content = SealedField()
    reasons = SealedField()

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="version_numbered_once")
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.submission_id}"


class Endorsement(models.Model):
    """A moderator's yes to one version. Some stories need two, from two people."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="endorsements")
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_on = models.DateField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["version", "moderator"], name="endorsed_once_each")
        ]

    def __str__(self) -> str:
        return f"Endorsement {self.pk}"


class Objection(models.Model):
    """A moderator's no to one version, where two people decide: the second no declines it."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="objections")
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=24, choices=DeclineReason)
    given_on = models.DateField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["version", "moderator"], name="objected_once_each")
        ]

    def __str__(self) -> str:
        return f"Objection {self.pk}"
