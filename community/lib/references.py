"""A story's public name: random, so that neighbours in time are not neighbours in name."""

import secrets
from typing import Final

from community.lib.code_alphabet import ALPHABET

LENGTH: Final = 6


def new_reference() -> str:
    """Six characters of Crockford base32, 30 random bits. Uniqueness is the database's to hold."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
