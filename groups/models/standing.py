"""How an entry stands: when it was last confirmed, whether it rests or is closed. No revisions."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.page_cache.rows import PublicRows
from groups.freshness import Freshness, ages_of
from groups.models.group import Group


class ConfirmedBy(models.TextChoices):
    """Who said last that it is all still so."""

    ORGANISER = "organiser", _("its organiser")
    EDITOR = "editor", _("an editor of this site")


class Standing(models.Model):
    """One a group, made together with it."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, primary_key=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.CharField(
        _("confirmed by"), max_length=9, choices=ConfirmedBy, default=ConfirmedBy.ORGANISER
    )
    paused_on = models.DateField(_("rests since"), null=True, blank=True)
    paused_until = models.DateField(_("rests until"), null=True, blank=True)
    paused_words = models.CharField(_("a word to visitors"), max_length=300, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_words = models.CharField(_("where to go instead"), max_length=500, blank=True)
    # An editor found that there is something to it when somebody said that it is not so.
    contested_on = models.DateField(_("“who decides” contested since"), null=True, blank=True)
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)
    mail_failed_on = models.DateField(_("mail refused on"), null=True, blank=True)
    # Kept by `groups.changed`, for whoever fetches only what is new.
    changed_on = models.DateField(_("changed on"), default=timezone.localdate, editable=False)

    objects = PublicRows.as_manager()

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        default_permissions = ()
        # No index by the day of confirmation: nearly every row is confirmed lately, and a database
        # that knows no better would begin with it, and sort the whole directory to show twenty.
        indexes = [models.Index(fields=["changed_on"], name="standing_changed")]

    def __str__(self) -> str:
        return f"Standing of {self.group_id}"

    def freshness(self, today: date) -> Freshness:
        """How sure it is, today."""
        return ages_of(self.group.kind).of(self.confirmed_on, today)
