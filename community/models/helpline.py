"""Lines that people can call or write to, each with the source that says so."""

from datetime import date, timedelta
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.union import EUROPEAN_UNION


class Audience(models.TextChoices):
    """Whom a line is for."""

    ALL = "all", _("everyone")
    YOUTH = "youth", _("children and young people")
    CRISIS = "crisis", _("an emergency")


class Calls(models.TextChoices):
    """Whether a line may call police or ambulance although the caller does not agree."""

    UNKNOWN = (
        "unknown",
        _("We do not know whether they may call emergency services without your agreement"),
    )
    YES = "yes", _("They may call emergency services without your agreement")
    NO = "no", _("They do not call emergency services without your agreement")


# So long does a look at a line's own page hold; older than this is said, and nothing is hidden.
CHECKED_DAYS: Final = 180


class HelplineQuerySet(models.QuerySet["Helpline"]):
    """Reading verbs. A line is left out only where it is known to be wrong."""

    def right(self) -> "HelplineQuerySet":
        """All but those that somebody here found to be wrong."""
        return self.filter(known_wrong=False)

    def everywhere(self) -> "HelplineQuerySet":
        """Numbers that are the same across the European Union."""
        return self.right().filter(country="EU")

    def in_country(self, country: str) -> "HelplineQuerySet":
        """The lines of one country, and those of the whole Union."""
        return self.right().filter(Q(country=country) | Q(country="EU"))

    def reaching(self, country: str) -> "HelplineQuerySet":
        """The lines of one country, and those of the Union only where the Union is."""
        found = self.in_country(country)
        return found if country in EUROPEAN_UNION else found.filter(country=country)

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
    # What came later has a value in the database too, for whoever wrote rows before it.
    cost = models.CharField(
        _("cost"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text=_("As the line itself says it."),
    )
    calls_emergency = models.CharField(
        _("may call emergency services without the caller’s agreement"),
        max_length=7,
        choices=Calls,
        default=Calls.UNKNOWN,
        db_default=Calls.UNKNOWN,
        help_text=_("Yes or no only where the line itself says so."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    known_wrong = models.BooleanField(
        _("known to be wrong"),
        default=False,
        db_default=False,
        help_text=_(
            "Nobody is sent to it any more. Tick it only when you know: it is not enough that "
            "nobody has looked lately."
        ),
    )
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

    @property
    def not_checked_since(self) -> date | None:
        """The day on which somebody looked it up, where that is too long ago to rely on."""
        old = timezone.localdate() - timedelta(days=CHECKED_DAYS)
        return self.checked_on if self.checked_on and self.checked_on < old else None
