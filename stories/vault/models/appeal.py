"""Appeals: an author asks that another person looks at a decision of the desk again."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from community.models import AuditEvent
from stories.choices import AppealOutcome, Decided
from stories.vault.fields import SealedField
from stories.vault.models.submission import Submission


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Reading verbs."""

    def open(self) -> "AppealQuerySet":
        """What waits for another person, oldest first.

        Only while the decision stands: what was decided anew since is not what was asked about.
        """
        decided = AuditEvent.objects.filter(
            subject=OuterRef("submission_id"), verb__in=Decided.values
        ).order_by("-pk")
        waiting = self.filter(outcome="", submission__state=F("about"))
        return (
            waiting.alias(latest=Subquery(decided.values("pk")[:1]))
            .filter(decision=F("latest"))
            .order_by("asked_on", "id")
        )


class Appeal(models.Model):
    """One request about one decision. It goes with its story, under the story's key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="appeals")
    about = models.CharField(max_length=12, choices=Decided)
    # Which line of the audit trail it is about: a line can be asked about once.
    decision = models.BigIntegerField()
    asked_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=AppealOutcome, blank=True)
    settled_on = models.DateField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = SealedField()

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["submission", "decision"], name="appealed_once")
        ]

    def __str__(self) -> str:
        return f"Appeal {self.pk}"
