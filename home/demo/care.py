"""Invented figures for a year that is over, so that the page about care shows what it can."""

from datetime import date
from typing import Final

from community.models import House
from stories.actions.upkeep.tell_care import freeze_care
from stories.care.tables import Outcome, Table, Wait, Year
from stories.choices import DeclineReason

# Some rows stay silent: that is part of what there is to see.
EXAMPLE: Final = Year(
    days={
        Wait.FIRST_LOOK: [1, 1, 1, 2, 2, 2, 2, 3, 3, 5, 8],
        Wait.PUBLICATION: [14, 17, 19, 21, 23, 24, 28, 30, 35, 41, 60],
    },
    cells={
        Table.OUTCOME: {
            Outcome.UNCHANGED: 34,
            Outcome.CHANGED: 71,
            Outcome.KEPT: 26,
            Outcome.DECLINED: 38,
        },
        Table.WHY: {
            DeclineReason.NAMES_OTHERS: 17,
            DeclineReason.NOT_ABOUT_THIS: 12,
            DeclineReason.ADVERTISING: 9,
        },
    },
    withdrawn=23,
)


def freeze_example_year(today: date) -> None:
    """Freeze last year by the rule that real ones go by, and show the page."""
    freeze_care(year=today.year - 1, counted=EXAMPLE, today=date(today.year, 1, 1))
    House.objects.update(tells_care=True)
