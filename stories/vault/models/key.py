"""The data keys, in a database of their own, and what says that they are the right ones."""

from datetime import date

from django.db import models


class DataKey(models.Model):
    """One submission's data key, wrapped by the master keys. Destroying it destroys the words."""

    submission_id = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()
    made_on = models.DateField(default=date.today)

    def __str__(self) -> str:
        return "Data key"


class KeyCheck(models.Model):
    """One master key that data keys may be under: its mark, and one known key wrapped by it.

    Beside the data keys, in `keys`. The known key is the same in every row and opens the `Pairing`.
    """

    mark = models.CharField(max_length=16, primary_key=True)
    wrapped = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Master key {self.mark}"


class Pairing(models.Model):
    """The other half, in the main database: opens with the known key of its own `keys` alone.

    Inside lie names of the pepper and of the record key, which lead nowhere.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    secrets = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return "Pairing"
