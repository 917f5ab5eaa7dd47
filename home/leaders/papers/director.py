"""To whoever runs a hospital: what can be done on a ward without a new law."""

from typing import Final

from home.leaders.paper import Paper, letter
from home.leaders.pieces import (
    asks,
    close,
    example,
    figures,
    greeting,
    office,
    opening,
    quotes,
    rights,
    sender,
    subject,
)

DIRECTOR: Final[Paper] = letter(
    "director",
    (
        *(office, sender, subject("director"), greeting, opening("director")),
        *(quotes, figures, example("no-force-first"), rights(14, 15)),
        *(asks("director"), close),
    ),
    role="hospital",
)
