"""To a body that visits and checks: what it should look at, and how people reach it.

Such bodies: national preventive mechanisms (Optional Protocol to the UN Convention against Torture,
articles 3 and 17 to 23) and the mechanism of the CRPD, article 33.
"""

from typing import Final

from home.leaders.paper import Paper, letter
from home.leaders.pieces import (
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

MONITORING: Final[Paper] = letter(
    "monitoring",
    (
        *(office, sender, subject("monitoring"), greeting, opening("monitoring")),
        *(quotes, figures, missing, law, rights(14, 15)),
        *(asks("monitoring"), close),
    ),
    role="monitoring",
)
