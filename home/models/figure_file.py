"""A file of figures that somebody is looking at before it is brought in. Gone when that is done."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FigureFile(models.Model):
    """One file of one editor. Neither its name nor the file itself is kept, only its cells.

    `rows` are pairs of the number by which people know a row, and its cells.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    editor = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="figure_file"
    )
    how = models.CharField(max_length=60, blank=True)
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    brought_on = models.DateField(auto_now_add=True)

    class Meta:
        verbose_name = _("file of figures being brought in")
        verbose_name_plural = _("files of figures being brought in")
        default_permissions = ()

    def __str__(self) -> str:
        return f"File {self.pk}"
