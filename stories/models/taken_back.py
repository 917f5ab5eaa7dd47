"""A story that left the open data while it stays here: re-users have to delete it all the same."""

from django.db import models


class TakenBack(models.Model):
    """Its reference, for the list that re-users follow, and nothing else of it.

    Not a tombstone: nothing was taken down. Its author switched the open data off, or it rests
    unpublished; a withdrawal leaves this row, so that whoever reads the list later is told too.
    """

    reference = models.CharField(max_length=8, primary_key=True)
    quarter = models.DateField(help_text="The first day of the quarter it was taken back in.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Taken back {self.reference}"
