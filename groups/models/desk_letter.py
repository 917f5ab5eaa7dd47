"""On which day directory editors were written to last, and of what."""

from typing import Self

from django.db import models

ONE = 1


class DeskLetter(models.Model):
    """One row: the newest letter, and the newest remark and request that it was about."""

    day = models.DateField(null=True)
    remark = models.BigIntegerField(default=0)
    request = models.BigIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Letter to the desk of {self.day}"

    @classmethod
    def held(cls) -> Self:
        """The row, held until the transaction ends: of two who come at once, one waits."""
        cls.objects.get_or_create(pk=ONE)
        return cls.objects.select_for_update().get(pk=ONE)
