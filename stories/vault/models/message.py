"""The conversation between the desk and an author whom nobody can identify."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.vault.fields import SealedField
from stories.vault.models.submission import Submission


class With(models.TextChoices):
    """With what a message of the desk came. Most come with nothing."""

    OFFERED = "offered", _("the page was offered")
    ASKED = "asked", _("a question was asked")
    DECLINED = "declined", _("the story was declined")
    APPEAL = "appeal", _("another person looked again")
    REPORT = "report", _("somebody reported the page")
    COMPLAINT = "complaint", _("an institution complained")


class Message(models.Model):
    """One message, either way."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    from_author = models.BooleanField()
    came_with = models.CharField(max_length=12, choices=With, blank=True)
    sent_on = models.DateField()
    read_on = models.DateField(null=True)
    body = SealedField()

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="message_numbered_once")
        ]

    def __str__(self) -> str:
        return f"Message {self.number} of {self.submission_id}"
