"""The link in a mail that confirms an entry without signing in. Works once. No revisions."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.group import Group
from groups.models.steward import Steward


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    """Reading verbs."""

    def open(self, today: date) -> "ConfirmationQuerySet":
        """Those that still work."""
        return self.filter(used_on=None, ends_on__gte=today)


class Confirmation(models.Model):
    """One link, for one steward of one entry. What is kept of it opens nothing.

    `digest` is the HMAC of its token (`groups.tokens`): whoever reads the database, or a backup,
    cannot confirm. A used one stays until its last day, so that a second press is told kindly.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="confirmations")
    # Whoever leaves takes along the links that were sent to them.
    steward = models.ForeignKey(Steward, null=True, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    sent_on = models.DateField()
    ends_on = models.DateField(_("works until"), db_index=True)
    used_on = models.DateField(null=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to confirm")
        verbose_name_plural = _("links to confirm")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Confirmation {self.pk}"
