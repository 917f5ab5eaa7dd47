"""Lines that people can call or write to, each with the source that says so."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Whom a line is for."""

    ALL = "all", _("everyone")
    YOUTH = "youth", _("children and young people")
    CRISIS = "crisis", _("an emergency")


class HelplineQuerySet(models.QuerySet["Helpline"]):
    """Reading verbs."""

    def everywhere(self) -> "HelplineQuerySet":
        """Numbers that are the same across the European Union."""
        return self.filter(country="EU")

    def in_country(self, country: str) -> "HelplineQuerySet":
        """The lines of one country, and those of the whole Union."""
        return self.filter(Q(country=country) | Q(country="EU"))

    def for_youth(self) -> "HelplineQuerySet":
        """Lines for children and young people, and emergency numbers."""
        return self.filter(audience__in=[Audience.YOUTH, Audience.CRISIS])


class Helpline(models.Model):
    """One line. `checked_on` stays empty until a person here has called or looked it up."""

    country = models.CharField(_("country"), max_length=2, help_text=_("Two letters, or EU."))
    name = models.CharField(_("name"), max_length=120)
    number = models.CharField(_("number"), max_length=40)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    audience = models.CharField(_("for"), max_length=8, choices=Audience, default=Audience.ALL)
    source_name = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("address of the source"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    objects = HelplineQuerySet.as_manager()

    class Meta:
        verbose_name = _("help line")
        verbose_name_plural = _("help lines")
        ordering = ["country", "audience", "name"]
        constraints = [
            models.UniqueConstraint(fields=["country", "number", "name"], name="helpline_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"

    @property
    def href(self) -> str:
        """The number as a link (RFC 3966)."""
        return "tel:" + "".join(sign for sign in self.number if sign.isdigit() or sign == "+")
