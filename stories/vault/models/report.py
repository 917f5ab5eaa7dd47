"""Reports: what a visitor without an account tells us about a page.

What they tell is sealed under a key of the report's own, like a claim's.
"""

from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.choices import ReportOutcome, ReportReason
from stories.vault.fields import SealedField
from stories.vault.models.submission import Submission


class ReportQuerySet(models.QuerySet["Report"]):
    """Reading verbs."""

    def open(self) -> "ReportQuerySet":
        """What waits for a moderator, oldest first."""
        return self.filter(outcome="").order_by("told_on", "id")

    def locked(self, report_id: UUID) -> "Report":
        """The row and its story's, held until the transaction ends. Raises Report.DoesNotExist.

        The story first, as withdrawing does, so that neither ever waits for the other.
        """
        story = self.values_list("submission_id", flat=True).get(pk=report_id)
        Submission.objects.select_for_update().filter(pk=story).first()
        return self.select_for_update().get(pk=report_id)


class Report(models.Model):
    """One report about one page: a story, or a listing that `kind` and `reference` name."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.SlugField(max_length=12)
    reference = models.SlugField()
    submission = models.ForeignKey(
        Submission, null=True, on_delete=models.CASCADE, related_name="reports"
    )
    reason = models.CharField(max_length=12, choices=ReportReason)
    language = models.CharField(max_length=10)
    told_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=ReportOutcome, blank=True)
    settled_on = models.DateField(null=True, db_index=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    told = SealedField()
    contact = SealedField()

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Report {self.pk}"
