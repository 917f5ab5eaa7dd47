"""Who keeps an entry true. Nobody sees who they are but the others and the directory's editors."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.group import Group


class Steward(models.Model):
    """One person for one listing. They sign in by a code sent to their address, without a role."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="stewards")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stewardships"
    )
    since = models.DateField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        constraints = [
            models.UniqueConstraint(fields=["group", "user"], name="steward_once_a_group")
        ]

    def __str__(self) -> str:
        return f"Steward {self.pk}"
