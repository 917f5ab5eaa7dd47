"""What editors know of a country beside its figures: the law, who publishes, whom to ask.

Only what somebody looked up stands here, each sentence with its source. A country without a row, or
a part without words, is an open place, and the page says so.
"""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries import countries

# Each part of words, and where its source stands.
PARTS: Final = {"law": "law_url", "publishes": "publishes_url", "asking": "asking_url"}


class CountryNote(models.Model):
    """One country."""

    country = models.CharField(_("country"), max_length=2, unique=True)
    law = models.CharField(
        _("the law in a sentence"),
        max_length=400,
        blank=True,
        help_text=_("What the law there says about force. One sentence, in plain words."),
    )
    law_url = models.URLField(_("where the law stands"), max_length=500, blank=True)
    publishes = models.CharField(
        _("who publishes figures"),
        max_length=400,
        blank=True,
        help_text=_("Which office or register, how often, and whether everybody can read it."),
    )
    publishes_url = models.URLField(_("where they publish"), max_length=500, blank=True)
    asking = models.CharField(
        _("how to ask for more"),
        max_length=400,
        blank=True,
        help_text=_("Who has to answer, by which law, and in how many days."),
    )
    asking_url = models.URLField(_("where that right stands"), max_length=500, blank=True)
    authority = models.CharField(
        _("whom the letter goes to"),
        max_length=200,
        blank=True,
        help_text=_("The name of an office, never of a person."),
    )
    # Empty for what came with the software: its source says so, and nobody here has looked.
    checked_on = models.DateField(_("looked up on"), null=True, blank=True)

    class Meta:
        verbose_name = _("note about a country")
        verbose_name_plural = _("notes about countries")
        ordering = ["country"]

    def __str__(self) -> str:
        return self.country_name

    @property
    def country_name(self) -> str:
        """The country on this page."""
        return str(countries.name(self.country))

    def clean(self) -> None:
        """No sentence without its source. Raises ValidationError beside the source."""
        missing = [
            url for part, url in PARTS.items() if getattr(self, part) and not getattr(self, url)
        ]
        if missing:
            told = _("Please say where this stands. Without a source it cannot be shown.")
            raise ValidationError(dict.fromkeys(missing, told))
