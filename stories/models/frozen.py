"""What was said of unpublished stories at the end of a quarter, and stays said."""

from django.db import models
from django.db.models import Q

from community.lib.quarters import Quarter
from stories.numbers.tables import Table

FEWEST = 10  # The law of the house; operators may ask for more.


class FrozenQuarter(models.Model):
    """A quarter whose numbers were counted: made once, never counted again.

    It is also the record that sealed topics and countries were opened for counting, and on which
    day. The audit trail has no line of it: one a story would tell which of them are only counted.
    """

    first_day = models.DateField(unique=True)
    frozen_on = models.DateField()
    minimum = models.PositiveSmallIntegerField()
    rounding = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()
        ordering = ["-first_day"]

    def __str__(self) -> str:
        return str(self.quarter)

    @property
    def quarter(self) -> Quarter:
        """Which quarter it is."""
        return Quarter.of(self.first_day)


class FrozenNumber(models.Model):
    """“At least so many” for one row of one table. A row that stays silent has none."""

    quarter = models.ForeignKey(FrozenQuarter, on_delete=models.CASCADE, related_name="numbers")
    table = models.CharField(max_length=12, choices=[(table.value, table.value) for table in Table])
    row = models.CharField(max_length=100)
    at_least = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["quarter", "table", "row"], name="frozen_number_said_once"
            ),
            models.CheckConstraint(
                name="frozen_number_is_of_many", condition=Q(at_least__gte=FEWEST)
            ),
        ]

    def __str__(self) -> str:
        return f"Number {self.pk}"
