"""A series: one publisher's counting of one thing in one place, by one definition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.models import Coercion
from groups.models import Group
from home.evidence.metrics import metrics
from home.evidence.periods import in_time


class State(models.TextChoices):
    """Who sees it."""

    PUBLIC = "public", _("everybody sees it")
    WAITING = "waiting", _("waits for a check")
    OFF = "off", _("off the site")


class SeriesQuerySet(models.QuerySet["Series"]):
    """Reading verbs."""

    def shown(self) -> "SeriesQuerySet":
        """Public ones with at least one figure that has a link to its source."""
        sourced = Figure.objects.sourced().filter(series=models.OuterRef("pk"))
        return self.filter(models.Exists(sourced), state=State.PUBLIC)

    def published(self) -> "SeriesQuerySet":
        """What a publisher counted, without what organisations tell."""
        return self.filter(told_by="")

    def told(self) -> "SeriesQuerySet":
        """The local record: what organisations tell."""
        return self.exclude(told_by="")

    def to_check(self) -> "SeriesQuerySet":
        """What an organisation told and nobody here has looked at, oldest first."""
        return self.told().filter(state=State.WAITING).order_by("told_on", "pk")

    def with_figures(self) -> "SeriesQuerySet":
        """With what is counted, and in `shown` the figures that have a source. Three queries."""
        sourced = models.Prefetch(
            "figures", Figure.objects.sourced().order_by("position"), to_attr="shown"
        )
        return self.shown().select_related("topic", "told_by_group").prefetch_related(sourced)

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
    # What came later has a value in the database too, for whoever wrote rows before it.
    measured_in = models.CharField(
        _("unit"),
        max_length=60,
        blank=True,
        default="",
        db_default="",
        help_text=_("Where the way of counting does not say it: minutes, hours, days."),
    )
    definition = models.TextField(
        _("the publisher’s own definition"),
        blank=True,
        help_text=_("Word for word. Another definition is another series."),
    )
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    state = models.CharField(
        _("who sees it"),
        max_length=7,
        choices=State,
        default=State.PUBLIC,
        db_default=State.PUBLIC,
        db_index=True,
    )
    # Somebody here has changed it: the file that came with the software leaves it alone.
    kept_here = models.BooleanField(
        _("changed here"), default=False, db_default=False, editable=False
    )
    # The local record: which organisation tells it, and its listing where it has one here.
    told_by = models.CharField(_("told by"), max_length=150, blank=True, default="", db_default="")
    told_by_group = models.ForeignKey(
        Group,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("its listing"),
    )
    told_on = models.DateField(_("told on"), null=True, blank=True, editable=False)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series of figures")
        verbose_name_plural = _("series of figures")
        # In the order of the file, never by a value: that would be a ranking.
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(country=""), name="series_has_a_country"),
            models.CheckConstraint(
                name="only_what_is_told_waits",
                condition=~models.Q(state=State.WAITING.value) | ~models.Q(told_by=""),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def metric_label(self) -> str:
        """The way of counting in English words; the slug of one that is not known any more."""
        known = metrics().get(self.metric)
        return known.label if known else self.metric

    def put_in_order(self) -> None:
        """Let its figures stand in time; call it inside a transaction. Where a period names no
        year, they stay as they stand."""
        figures = list(self.figures.order_by("position", "pk"))
        for position, figure in enumerate(in_time(figures), start=1):
            figure.position = position
        Figure.objects.bulk_update(figures, ["position"])


class FigureQuerySet(models.QuerySet["Figure"]):
    """Reading verbs."""

    _UNSOURCED = models.Q(source_url="") | models.Q(source_title="")

    def sourced(self) -> "FigureQuerySet":
        """Only what a reader can look up: nothing else is shown."""
        return self.exclude(self._UNSOURCED)

    def unsourced(self) -> "FigureQuerySet":
        """What is public and has no source to look up yet."""
        return self.filter(self._UNSOURCED, series__state=State.PUBLIC)


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

    @property
    def written(self) -> str:
        """The value with no digit that was not published; "" where nothing is published."""
        return "" if self.value is None else f"{self.value.normalize():f}"

    def breaks_with(self, before: "Figure | None") -> bool:
        """Whether it cannot be compared with the one before it: the publisher says so, or counts
        in other places than before."""
        changed = before is not None and before.coverage != self.coverage
        return changed or bool(self.series_break)
