"""The link by which an organiser calls a meeting off without signing in. No revisions."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.group import Group
from groups.models.steward import Steward


class ManageLinkQuerySet(models.QuerySet["ManageLink"]):
    """Reading verbs."""

    def open(self, today: date) -> "ManageLinkQuerySet":
        """Those that still work."""
        return self.filter(ends_on__gte=today, steward__user__is_active=True)


class ManageLink(models.Model):
    """One link, for one organiser of one circle; it works until its last day, or is taken back.

    `digest` is the HMAC of its token (`groups.tokens`): whoever reads the database, or a backup,
    cannot call anything off.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="manage_links")
    # Whoever leaves takes along the links that were sent to them.
    steward = models.ForeignKey(Steward, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    ends_on = models.DateField(_("works until"), db_index=True)

    objects = ManageLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to the next dates")
        verbose_name_plural = _("links to the next dates")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Link {self.pk}"
