"""To ask for a first meeting: short, to whoever may be willing."""

from typing import Final

from home.leaders.paper import Paper, letter
from home.leaders.pieces import asks, close, greeting, office, opening, quotes, sender, subject

FIRST_MEETING: Final[Paper] = letter(
    "first-meeting",
    (
        *(office, sender, subject("first_meeting"), greeting, opening("first_meeting")),
        *(quotes, asks("first_meeting"), close),
    ),
)
