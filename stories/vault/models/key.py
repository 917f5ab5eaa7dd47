"""The data keys, in a database of their own."""

from datetime import date

from django.db import models


class DataKey(models.Model):
    """One submission's data key, wrapped by the master keys. Destroying it destroys the words."""

    submission_id = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()
    made_on = models.DateField(default=date.today)

    def __str__(self) -> str:
        return "Data key"
