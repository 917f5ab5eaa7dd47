"""Where a story stood that is off the page: a random reference, and nothing of the story."""

from django.db import models

from stories.models.story import Story


class Tombstone(models.Model):
    """Answers 410 (RFC 9110, 15.5.11) under every language, whoever ended the page and why.

    Only a story that had open-data consent is listed in the withdrawal feed: the feed must not
    point archivists at the rest.
    """

    reference = models.CharField(max_length=8, primary_key=True)
    open_data = models.BooleanField(default=False)
    quarter = models.DateField(help_text="The first day of the quarter it was taken down in.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Tombstone {self.reference}"


def stood_here(reference: str) -> bool:
    """Whether a story was public at this address once, for an address where none is now.

    Withdrawn, off the page, lapsed or suspended: whoever watches an address must not learn which,
    nor on which day its author came back.
    """
    rows = (model.objects.filter(reference=reference) for model in (Tombstone, Story))
    return any(row.exists() for row in rows)
