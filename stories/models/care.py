"""What was told of a year's work, and stays told."""

from django.db import models

from stories.care.tables import Table


class FrozenYear(models.Model):
    """A year whose figures were counted: made once, never counted again."""

    year = models.PositiveSmallIntegerField(unique=True)
    frozen_on = models.DateField()
    minimum = models.PositiveSmallIntegerField()
    rounding = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)


class FrozenCare(models.Model):
    """One figure of one year: days, a share of a hundred, or “at least so many”, by its table."""

    year = models.ForeignKey(FrozenYear, on_delete=models.CASCADE, related_name="figures")
    table = models.CharField(max_length=12, choices=[(table.value, table.value) for table in Table])
    row = models.CharField(max_length=40)
    figure = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["year", "table", "row"], name="frozen_care_said_once")
        ]

    def __str__(self) -> str:
        return f"Figure {self.pk}"
