"""The two approvals without which nothing is public."""

from django.conf import settings
from django.db import models

from stories.vault.models.submission import Submission
from stories.vault.models.translation import Translation


class Approval(models.Model):
    """Law: both the author and a deciding moderator approved the text with exactly this hash.

    A row exists only once both have, for every column is required; the public row's foreign key
    is the hash itself, so the database refuses any text that has no such row.

    Of a translation that its author cannot read, their yes is that to “translate it, checked by
    a second person”, on the day on which they said that they cannot read this language.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="approvals")
    translation = models.ForeignKey(
        Translation, null=True, on_delete=models.CASCADE, related_name="approvals"
    )
    document_hash = models.CharField(max_length=64, unique=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField()
    author_agreed_on = models.DateField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Approval {self.pk}"
