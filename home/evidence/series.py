"""A series: one publisher's counting of one thing in one place, by one definition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.models import Coercion
from home.evidence.metrics import metrics


class SeriesQuerySet(models.QuerySet["Series"]):
    """Reading verbs."""

    def shown(self) -> "SeriesQuerySet":
        """Those with at least one figure that has a link to its source."""
        sourced = Figure.objects.sourced().filter(series=models.OuterRef("pk"))
        return self.filter(models.Exists(sourced))

    def in_country(self, country: str) -> "SeriesQuerySet":
        """Of one country, or of a place in it."""
        return self.filter(country=country)


class Series(models.Model):
    """What is counted, where and how. Figures of two series never stand in one table."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    country = models.CharField(_("country"), max_length=2, db_index=True)
    place = models.CharField(_("place"), max_length=200, help_text=_("As the publisher says it."))
    topic = models.ForeignKey(
        Coercion, on_delete=models.PROTECT, related_name="series", verbose_name=_("what is counted")
    )
    metric = models.SlugField(_("way of counting"), max_length=60)
    definition = models.TextField(_("the publisher’s own definition"), blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series of figures")
        verbose_name_plural = _("series of figures")
        # In the order of the file, never by a value: that would be a ranking.
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(country=""), name="series_has_a_country")
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def metric_label(self) -> str:
        """The way of counting in English words; the slug of one that is not known any more."""
        known = metrics().get(self.metric)
        return known.label if known else self.metric


class FigureQuerySet(models.QuerySet["Figure"]):
    """Reading verbs."""

    _UNSOURCED = models.Q(source_url="") | models.Q(source_title="")

    def sourced(self) -> "FigureQuerySet":
        """Only what a reader can look up: nothing else is shown."""
        return self.exclude(self._UNSOURCED)

    def unsourced(self) -> "FigureQuerySet":
        """What has no source to look up yet."""
        return self.filter(self._UNSOURCED)


class Figure(models.Model):
    """One published value. Blank means not published, and never zero."""

    series = models.ForeignKey(
        Series, on_delete=models.CASCADE, related_name="figures", verbose_name=_("series")
    )
    period = models.CharField(_("period"), max_length=80, help_text=_("As the publisher says it."))
    position = models.PositiveIntegerField(_("position"), default=0)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=4, null=True, blank=True)
    coverage = models.CharField(_("what it covers"), max_length=300, blank=True)
    series_break = models.CharField(
        _("break"),
        max_length=300,
        blank=True,
        help_text=_("Why this value cannot be compared with those before it."),
    )
    source_title = models.CharField(_("source"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    source_kind = models.CharField(_("kind of source"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["series__position", "series__slug", "position"]
        constraints = [
            models.UniqueConstraint(fields=["series", "period"], name="figure_once_a_period")
        ]

    def __str__(self) -> str:
        return f"{self.series_id}: {self.period}"
