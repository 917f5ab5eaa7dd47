"""Somebody asks to become an organiser of an entry. Answered by those who are, or by an editor."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.group import Group


class JoinRequest(models.Model):
    """One person for one entry, waiting. An answered one is deleted."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(_("who you are in the group"), max_length=500, blank=True)
    asked_on = models.DateField(_("asked on"))

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "user"], name="join_request_once_a_group")
        ]

    def __str__(self) -> str:
        return f"Request to join {self.pk}"
