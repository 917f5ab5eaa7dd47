"""A word of the glossary that is no topic: what it means, by language, with its source."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.language import page_language
from community.models import Alternative, Coercion
from community.models.topics import ENGLISH


class Term(models.Model):
    """One word. `words` holds, by language, its `label`, what it is `also` called, and its
    `definition`; in English at least."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    words = models.JSONField(_("words"), default=dict)
    source = models.CharField(
        _("source"), max_length=300, help_text=_("Where this stands, so that people can look.")
    )
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    # Somebody here has changed it: the file that came with the software leaves it alone.
    kept_here = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("word of the glossary")
        verbose_name_plural = _("words of the glossary")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.label

    def said(self, language: str) -> dict[str, Any]:
        """Its words in this language; nothing where nobody wrote any."""
        found = self.words.get(language) or {}
        return found if found.get("label") and found.get("definition") else {}

    @property
    def here(self) -> tuple[str, dict[str, Any]]:
        """The language in which it can be read on this page, and its words in it."""
        language = page_language()
        found = self.said(language)
        return (language, found) if found else (ENGLISH, self.said(ENGLISH))

    @property
    def label(self) -> str:
        """What it is called on this page."""
        return str(self.here[1].get("label") or self.slug)

    def clean(self) -> None:
        """Raises ValidationError where it is a topic already: that has words and a page."""
        super().clean()
        if any(one.objects.filter(slug=self.slug).exists() for one in (Coercion, Alternative)):
            raise ValidationError({"slug": _("This is a topic already. Change its words there.")})
