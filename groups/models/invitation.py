"""A link by which one steward lets another in. Works once. No revisions."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.group import Group


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Reading verbs."""

    def open(self, today: date) -> "InvitationQuerySet":
        """Those that still work. A used one is deleted."""
        return self.filter(ends_on__gte=today)


class Invitation(models.Model):
    """One link. The address that it was sent to is not kept: whoever opens it says theirs."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations")
    # Whoever leaves takes along what they offered.
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    sent_on = models.DateField()
    ends_on = models.DateField(_("works until"), db_index=True)
    # The one who sent it leaves once the other has come in.
    hands_over = models.BooleanField(default=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Invitation {self.pk}"
