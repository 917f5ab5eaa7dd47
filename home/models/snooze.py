"""Who put something off on the editors' list, and until when. The list itself is kept nowhere."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SnoozeQuerySet(models.QuerySet["Snooze"]):
    """Reading verbs."""

    def resting(self, today: date) -> "SnoozeQuerySet":
        """Those whose day has not come."""
        return self.filter(until__gt=today)

    def over(self, today: date) -> "SnoozeQuerySet":
        """Those whose day has come: the thing is back on the list."""
        return self.filter(until__lte=today)


class Snooze(models.Model):
    """One thing, for everybody. `key` is that of `home.needs.need.Need`."""

    key = models.CharField(max_length=100, unique=True)
    until = models.DateField(_("until"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SnoozeQuerySet.as_manager()

    class Meta:
        verbose_name = _("put off")
        default_permissions = ()

    def __str__(self) -> str:
        return self.key
