"""A file that is being brought in: its rows and what would become of each. Gone when it is done."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far it has got."""

    COLUMNS = "columns", _("columns to be looked at")
    CHECKING = "checking", _("rows are being checked")
    READY = "ready", _("ready to be brought in")


class Fate(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", _("new")
    CHANGES = "changes", _("changes a listing")
    SAME = "same", _("the same as now")
    DUPLICATE = "duplicate", _("may be there already")
    ERROR = "error", _("has an error")


class Of(models.TextChoices):
    """What its rows are."""

    GROUPS = "groups", _("groups, allies and offices")
    CIRCLES = "circles", _("circles")


class BringFile(models.Model):
    """One file of one editor. Neither its name nor the file itself is kept, only its cells.

    `columns` are its headings, `fields` which of them is which of ours, by place; `cursor` is the
    number of the last row that was checked.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="brought_files"
    )
    of = models.CharField(max_length=7, choices=Of, default=Of.GROUPS)
    kind = models.CharField(max_length=10)
    how = models.CharField(max_length=60, blank=True)
    columns = models.JSONField(default=list)
    fields = models.JSONField(default=dict)
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.COLUMNS)
    checked_already = models.BooleanField(_("checked already"), default=False)
    cursor = models.PositiveIntegerField(default=0)
    brought_on = models.DateField(auto_now_add=True)

    class Meta:
        verbose_name = _("file being brought in")
        verbose_name_plural = _("files being brought in")
        default_permissions = ()
        ordering = ["-brought_on", "pk"]

    def __str__(self) -> str:
        return f"File {self.pk}"


class BringRow(models.Model):
    """One row. `errors` are pairs of a field and a sentence; `changes` say what would be otherwise.

    `made` is what would be written: read from the cells once, when they are checked.
    """

    file = models.ForeignKey(BringFile, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    fate = models.CharField(max_length=9, choices=Fate, blank=True)
    errors = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    made = models.JSONField(default=dict)
    # The entry that it changes or may be; no foreign key: an entry may go while somebody looks.
    about = models.UUIDField(null=True)
    key = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("row being brought in")
        verbose_name_plural = _("rows being brought in")
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="bring_row_once_a_file")
        ]
        indexes = [
            models.Index(fields=["file", "fate", "number"], name="bring_row_by_fate"),
            models.Index(fields=["file", "key"], name="bring_row_by_key"),
        ]

    def __str__(self) -> str:
        return f"Row {self.number} of {self.file_id}"
