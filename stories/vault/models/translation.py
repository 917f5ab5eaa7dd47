"""A translation of a story on its way: sealed like the story itself, under the same key."""

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.vault.fields import SealedField
from stories.vault.models.submission import Submission


class Stage(models.TextChoices):
    """Where a translation stands."""

    WRITING = "writing", _("being written")
    TO_CHECK = "to-check", _("waiting to be checked")
    ASKED = "asked", _("checked, waiting for the author")
    APPROVED = "approved", _("approved, cooling off")
    PUBLIC = "public", _("public")
    REFUSED = "refused", _("not wanted by the author")


MAY_BE_WRITTEN = (Stage.WRITING, Stage.TO_CHECK, Stage.ASKED)
SAID_YES = (Stage.APPROVED, Stage.PUBLIC)


class Translation(models.Model):
    """One story in one other language. `str()` says nothing but a random id."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, related_name="translations"
    )
    language = models.CharField(max_length=10)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.WRITING, db_index=True)
    stage_since = models.DateField()
    edition = models.PositiveIntegerField(default=0)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_on = models.DateField(null=True)

    # The words by section, and the original's as the last writer had them in view.
    texts = SealedField()
    source = SealedField()
    # Whether its author can read this language: what they answered, "yes" or "no".
    reads = SealedField()
    # What the checker, or the author, asks to be changed.
    remark = SealedField()

    class Meta:
        default_permissions = ()
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "language"], name="translation_once")
        ]

    def __str__(self) -> str:
        return f"Translation {self.pk}"

    def move(self, stage: Stage, *, today: date) -> None:
        """Enter a stage; the caller saves."""
        self.stage = stage
        self.stage_since = today


class TranslationWriter(models.Model):
    """Whoever wrote at a translation: they never check it."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="writers")
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "moderator"], name="translation_writer_once"
            )
        ]

    def __str__(self) -> str:
        return f"Writer {self.pk}"
