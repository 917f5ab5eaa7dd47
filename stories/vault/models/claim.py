"""Claims: “this is my story, and I have lost its code”, and “I am in this story”.

What somebody tells is sealed under a key of the claim's own, kept like a story's: destroying it
destroys what was told, and says nothing about the story.
"""

from datetime import date
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.choices import ClaimAnswer, ClaimKind
from stories.vault.fields import SealedField
from stories.vault.models.submission import Submission


class ClaimState(models.TextChoices):
    """Where a claim stands. The words the person reads are in `community/words`."""

    OPEN = "open", _("waiting for two answers")
    GRANTED = "granted", _("granted, in its waiting time")
    HANDED = "handed", _("a new code was handed out")
    DOUBT = "doubt", _("in real doubt")
    REFUSED = "refused", _("not granted")
    HIDDEN = "hidden", _("the story is not shown")
    CHANGE = "change", _("the author was asked to change something")
    STAYS = "stays", _("the story stays as it is")
    OVER = "over", _("not answered in time")


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Reading verbs."""

    def open(self) -> "ClaimQuerySet":
        """What waits for a moderator, oldest first."""
        return self.filter(state=ClaimState.OPEN).order_by("told_on", "id")

    def locked(self, claim_id: UUID) -> "Claim":
        """The row and its story's, held until the transaction ends. Raises Claim.DoesNotExist.

        The story first, as withdrawing does, so that neither ever waits for the other.
        """
        story = self.values_list("submission_id", flat=True).get(pk=claim_id)
        Submission.objects.select_for_update().filter(pk=story).first()
        return self.select_for_update().get(pk=claim_id)


class Claim(models.Model):
    """One person's claim about one story, or about one that the desk has yet to find."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    submission = models.ForeignKey(
        Submission, null=True, on_delete=models.CASCADE, related_name="claims"
    )
    kind = models.CharField(max_length=12, choices=ClaimKind)
    state = models.CharField(
        max_length=12, choices=ClaimState, default=ClaimState.OPEN, db_index=True
    )
    told_on = models.DateField()
    settled_on = models.DateField(null=True, db_index=True)
    language = models.CharField(max_length=10)
    code_lookup = models.CharField(max_length=64, unique=True)
    code_proof = models.CharField(max_length=64)

    told = SealedField()
    contact = SealedField()
    # The claim's own code, and the story's new one, for as long as they may be on the screen.
    slip = SealedField()
    new_slip = SealedField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Claim {self.pk}"

    def move(self, state: ClaimState, *, today: date) -> None:
        """Enter a state; the caller saves. The first outcome's day is the one that counts."""
        self.state = state
        self.settled_on = self.settled_on or today


class ClaimDecision(models.Model):
    """What one moderator thinks of a claim. Two decide, each alone."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="decisions")
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField(max_length=12, choices=ClaimAnswer)
    given_on = models.DateField()
    named = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["claim", "moderator"], name="claim_decided_once_each")
        ]

    def __str__(self) -> str:
        return f"Decision {self.pk}"
