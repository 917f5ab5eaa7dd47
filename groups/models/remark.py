"""What editors and organisers write to each other about an entry, both ways."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.group import Group


class Remark(models.Model):
    """One remark. Organisers see that an editor wrote it, not which one."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="remarks")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_editor = models.BooleanField(default=False)
    text = models.TextField(_("remark"), max_length=2_000)
    on = models.DateField(_("written on"), auto_now_add=True)

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Remark {self.pk}"
