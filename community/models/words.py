"""Words for the cold moments, as staff changed them. What ships is in `community/words/`."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Words(models.Model):
    """One text in one language that replaces the one shipped with the software."""

    key = models.CharField(_("moment"), max_length=60)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(_("heading"), max_length=200, blank=True)
    body = models.TextField(
        _("text"), help_text=_("Plain text. A blank line begins a new paragraph.")
    )

    class Meta:
        verbose_name = _("words")
        verbose_name_plural = _("words")
        ordering = ["key", "language"]
        constraints = [
            models.UniqueConstraint(fields=["key", "language"], name="words_once_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"
