"""Whether a plan binds, country by country: only what somebody looked up stands here."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries import countries


class Binding(models.TextChoices):
    """What the law says about an advance statement in mental health care."""

    YES = "yes", _("It must be followed")
    PARTLY = "partly", _("It must be followed, with exceptions")
    NO = "no", _("It must be heard and need not be followed")


class PlanLaw(models.Model):
    """One country. A country without a row is unknown, and the page says so."""

    country = models.CharField(_("country"), max_length=2, unique=True)
    binding = models.CharField(_("does it bind?"), max_length=6, choices=Binding)
    law = models.CharField(_("by which law"), max_length=250)
    source_url = models.URLField(_("where that stands"), max_length=500)
    checked_on = models.DateField(_("looked up on"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("law about plans")
        verbose_name_plural = _("laws about plans")
        ordering = ["country"]

    def __str__(self) -> str:
        return self.country_name

    @property
    def country_name(self) -> str:
        """The country on this page."""
        return str(countries.name(self.country))
