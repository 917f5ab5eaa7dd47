"""To a patient advocate or an ombudsman: what can be done with a complaint."""

from typing import Final

from home.leaders.paper import Paper, letter
from home.leaders.pieces import (
    asks,
    close,
    greeting,
    law,
    office,
    opening,
    quotes,
    rights,
    sender,
    subject,
)

ADVOCATE: Final[Paper] = letter(
    "advocate",
    (
        *(office, sender, subject("advocate"), greeting, opening("advocate")),
        *(quotes, law, rights(12, 17), asks("advocate"), close),
    ),
    role="advocate",
)
