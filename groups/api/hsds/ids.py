"""Ids of what HSDS makes of one entry: always the same, and found again without a table.

An entry is an organization under its own id. Its service and its place have ids of their own,
which are the entry's with some bits turned (so that the way back is the same way); what hangs below
them (a telephone, a language) has a UUID made of the entry's id and what it says (RFC 9562, 5.5).
"""

from typing import Final
from uuid import UUID, uuid5

# Of all installations of this software: a term has the same id on each of them.
HOUSE: Final = UUID("6f0c2c0e-3b1e-4c5a-9b0f-2f3d6a7f5e10")
# The bits that say which version and variant a UUID has stay as they are.
FREE: Final = ((1 << 128) - 1) ^ (0xF << 76) ^ (0b11 << 62)
SERVICE: Final = uuid5(HOUSE, "service").int & FREE
LOCATION: Final = uuid5(HOUSE, "location").int & FREE
AT_LOCATION: Final = uuid5(HOUSE, "service_at_location").int & FREE


def turned(known: UUID, bits: int) -> UUID:
    """From the id of an entry to that of its service or place, and from there back."""
    return UUID(int=known.int ^ bits)


def below(known: UUID, *what: str) -> str:
    """The id of what belongs to this."""
    return str(uuid5(known, "\n".join(what)))


def parsed(text: str) -> UUID | None:
    """The id that somebody asks for; None for what is none. Written as we write it, or not at
    all: whoever turns its letters asks for something else."""
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if str(found) == text.lower() else None
