"""To a member of parliament: questions that only they can ask."""

from typing import Final

from home.leaders.paper import Paper, letter
from home.leaders.pieces import (
    actions,
    asks,
    close,
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

MEMBER: Final[Paper] = letter(
    "member",
    (
        *(office, sender, subject("member"), greeting, opening("member")),
        *(quotes, figures, missing, law, actions, rights(4, 31)),
        *(asks("member"), close),
    ),
    role="parliament",
)
