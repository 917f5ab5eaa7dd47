"""What somebody without an account tells editors about an entry, or about one that is missing."""

from datetime import date, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models.group import Group


class SuggestionKind(models.TextChoices):
    """What is told."""

    NEW = "new", _("A group that is missing here")
    CHANGE = "change", _("Something has changed")
    WRONG = "wrong", _("Something is not right")
    CONTROL = "control", _("“Who decides” is not right")
    HARM = "harm", _("This group did harm, or is dangerous")
    REMOVAL = "removal", _("Please take my office out")


# These are suggestions, the others are reports.
SUGGESTED = (SuggestionKind.NEW, SuggestionKind.CHANGE)


class SuggestionOutcome(models.TextChoices):
    """What became of it; each is a sentence in the answer, never a reason."""

    DONE = "done", _("we changed the page")
    LISTED = "listed", _("we added the group")
    PASSED_ON = "passed-on", _("we passed it on to those who look after the page")
    NOTHING = "nothing", _("the page stays as it is")
    OVER = "over", _("nobody looked in time")


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Reading verbs."""

    def open(self) -> "SuggestionQuerySet":
        """What waits for a directory editor, oldest first."""
        return self.filter(outcome="").order_by("told_on", "id")


class Suggestion(models.Model):
    """One thing told. Nobody has to say who they are.

    `contact` is an address to answer to, emptied as soon as it is settled; the words go some days
    later (`REPORT_KEPT_DAYS`). What nobody settles ends by itself (`REPORT_OPEN_DAYS`).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(_("what it is about"), max_length=8, choices=SuggestionKind)
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.CASCADE, related_name="suggestions"
    )
    # Of a group that is missing.
    name = models.CharField(_("name of the group"), max_length=150, blank=True)
    place = models.CharField(_("where it is"), max_length=200, blank=True)
    website = models.CharField(_("its website"), max_length=300, blank=True)

    text = models.TextField(_("what was told"), max_length=4_000, blank=True)
    contact = models.EmailField(_("address to answer to"), blank=True)
    language = models.CharField(_("language of the page"), max_length=10)
    told_on = models.DateField(_("told on"), db_index=True)
    outcome = models.CharField(
        _("what became of it"), max_length=9, choices=SuggestionOutcome, blank=True
    )
    settled_on = models.DateField(_("settled on"), null=True, blank=True, db_index=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("message from a visitor")
        verbose_name_plural = _("messages from visitors")
        constraints = [
            models.CheckConstraint(
                name="suggestion_is_about_something",
                condition=Q(kind=SuggestionKind.NEW.value) | Q(group__isnull=False),
            ),
            models.CheckConstraint(
                name="suggestion_settled_keeps_no_address", condition=Q(outcome="") | Q(contact="")
            ),
        ]

    def __str__(self) -> str:
        return f"Message {self.pk}"

    @property
    def ends_on(self) -> date:
        """The day on which housekeeping deletes it."""
        if self.settled_on:
            return self.settled_on + timedelta(days=settings.PERIODS["REPORT_KEPT_DAYS"])
        return self.told_on + timedelta(days=settings.PERIODS["REPORT_OPEN_DAYS"])
