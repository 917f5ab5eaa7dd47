"""A promise of an office, with its source; what came of it, with another."""

from datetime import date
from typing import Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from home.evidence.series import State
from stories.models import Story


class Outcome(models.TextChoices):
    """What came of it, as far as anybody here has looked."""

    PROMISED = "promised", _("promised")
    KEPT = "kept", _("kept")
    PARTLY = "partly", _("kept in part")
    NOT_KEPT = "not-kept", _("not kept")
    TOO_EARLY = "too-early", _("too early to say")


# Nobody may be told that a promise was kept, or was not, without where that stands.
SAID_WITH_SOURCE: Final = frozenset({Outcome.KEPT, Outcome.PARTLY, Outcome.NOT_KEPT})
STILL_OPEN: Final = frozenset({Outcome.PROMISED, Outcome.TOO_EARLY})


def new_reference() -> str:
    """Random, so that an address tells nothing and stays the same."""
    return uuid4().hex[:10]


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Reading verbs."""

    def shown(self) -> "PromiseQuerySet":
        """What everybody sees, the newest promise first."""
        return self.filter(state=State.PUBLIC).order_by("-promised_on", "pk")

    def to_check(self) -> "PromiseQuerySet":
        """What somebody told and nobody here has looked at, oldest first."""
        return self.filter(state=State.WAITING).order_by("told_on", "pk")

    def due(self, today: date) -> "PromiseQuerySet":
        """Those on the page whose day has come, and of which nobody has said what came of them."""
        still = self.shown().filter(outcome__in=STILL_OPEN, due_on__lte=today)
        return still.order_by("due_on", "pk")


class Promise(models.Model):
    """One promise. Its words are ours, short, and in one language."""

    reference = models.SlugField(max_length=12, unique=True, default=new_reference, editable=False)
    country = models.CharField(_("country"), max_length=2, db_index=True)
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Empty for the whole country.")
    )
    office = models.CharField(
        _("who promised it"),
        max_length=200,
        help_text=_("The name of an office or a body, never of a person."),
    )
    promised = models.CharField(
        _("what was promised"),
        max_length=500,
        help_text=_("In a sentence or two, in plain words. No words of a story."),
    )
    language = models.CharField(_("language of these words"), max_length=10, default="en")
    promised_on = models.DateField(_("promised on"))
    due_on = models.DateField(
        _("to be done by"), null=True, blank=True, help_text=_("Empty where no day was named.")
    )
    source_title = models.CharField(_("where the promise stands"), max_length=300)
    source_url = models.URLField(_("its address"), max_length=500)
    outcome = models.CharField(
        _("what came of it"), max_length=9, choices=Outcome, default=Outcome.PROMISED
    )
    came = models.CharField(_("what came of it, in a sentence or two"), max_length=500, blank=True)
    came_on = models.DateField(_("on which day"), null=True, blank=True)
    came_title = models.CharField(_("where that stands"), max_length=300, blank=True)
    came_url = models.URLField(_("the address of that"), max_length=500, blank=True)
    state = models.CharField(
        _("who sees it"), max_length=7, choices=State, default=State.OFF, db_index=True
    )
    told_by = models.CharField(_("told by"), max_length=150, blank=True)
    told_on = models.DateField(_("told on"), null=True, blank=True, editable=False)
    changed_on = models.DateField(auto_now=True)
    example = models.BooleanField(_("invented, as an example"), default=False, editable=False)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = ["-promised_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="promise_kept_or_not_has_a_source",
                condition=Q(outcome__in=sorted(one.value for one in STILL_OPEN))
                | (~Q(came="") & ~Q(came_url="") & Q(came_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} ({self.country})"

    @property
    def where(self) -> str:
        """The place and the country on this page."""
        return ", ".join(filter(None, (self.place, str(countries.name(self.country)))))

    @property
    def said(self) -> str:
        """What came of it, and that nobody knows once its day has passed."""
        if self.outcome in STILL_OPEN and self.due_on and self.due_on < timezone.localdate():
            return str(_("the day has passed, and we do not know what came of it"))
        return str(self.get_outcome_display())

    def get_absolute_url(self) -> str:
        """Its page in the language in use."""
        return reverse("came-of-it:promise", args=[self.reference])

    def clean(self) -> None:
        """What came of it has its source, and days come in order. Raises ValidationError."""
        wrong = {}
        if self.outcome in SAID_WITH_SOURCE:
            needed = _("Please say this too. Without it nobody can look it up.")
            wrong = {
                name: needed
                for name in ("came", "came_on", "came_title", "came_url")
                if not getattr(self, name)
            }
        for name in ("due_on", "came_on"):
            day = getattr(self, name)
            if day and self.promised_on and day < self.promised_on:
                wrong[name] = _("This day is before the promise.")
        if wrong:
            raise ValidationError(wrong)


class PromiseStory(models.Model):
    """A story that was brought along. Nothing but the two rows, and gone with either."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="used")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["promise", "story"], name="promise_story_once")
        ]

    def __str__(self) -> str:
        return f"{self.promise_id}"
