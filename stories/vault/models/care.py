"""What a moderator wants to be spared: theirs alone, and about no story."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadingCare(models.Model):
    """Which stories a moderator is not given, and how many a day. Others can still be opened."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    notes = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    seen_only = models.BooleanField(default=False)
    daily = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = _("care of a reader")
        verbose_name_plural = _("care of readers")
        default_permissions = ()

    def __str__(self) -> str:
        return f"ReadingCare {self.pk}"
