"""Who may not write to a circle any more, without saying who that is. No revisions."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.group import Group


class BlockedSenderQuerySet(models.QuerySet["BlockedSender"]):
    """Reading verbs."""

    def open(self, today: date) -> "BlockedSenderQuerySet":
        """Those who are still blocked."""
        return self.filter(ends_on__gte=today)


class BlockedSender(models.Model):
    """One sender for one listing. `digest` is an HMAC of their address and of the listing.

    It can be compared and not read back; the same person has another one at another circle.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="blocked_senders")
    digest = models.CharField(max_length=64)
    since = models.DateField(_("blocked since"))
    ends_on = models.DateField(_("blocked until"), db_index=True)

    objects = BlockedSenderQuerySet.as_manager()

    class Meta:
        verbose_name = _("blocked sender")
        verbose_name_plural = _("blocked senders")
        default_permissions = ()
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "digest"], name="blocked_once_a_group")
        ]

    def __str__(self) -> str:
        return f"Blocked sender {self.pk}"
