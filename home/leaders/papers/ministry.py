"""To a ministry or a health authority: counting, paying, planning."""

from typing import Final

from home.leaders.paper import Paper, letter
from home.leaders.pieces import (
    actions,
    asks,
    close,
    example,
    figures,
    greeting,
    law,
    missing,
    office,
    opening,
    quotes,
    rights,
    sender,
    subject,
)

MINISTRY: Final[Paper] = letter(
    "ministry",
    (
        *(office, sender, subject("ministry"), greeting, opening("ministry")),
        *(quotes, figures, missing, law, example("no-restraint-ward")),
        *(actions, rights(4, 31), asks("ministry"), close),
    ),
    role="authority",
)
