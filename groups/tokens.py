"""Tokens for links in mails: random, shown once, kept as an HMAC that opens nothing."""

import hmac
import re
import secrets
from typing import Final

from django.conf import settings
from django.utils.encoding import force_bytes

BYTES: Final = 24  # 192 random bits, 32 signs
SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{32}")


def new_token() -> str:
    """A token for an address; nothing about whom it is for stands in it."""
    return secrets.token_urlsafe(BYTES)


def digest(token: str, end: str) -> str:
    """What is kept of it, in hex. One made for one end is of no use for another."""
    return _hmac(settings.SECRET_KEY, token, end)


def digests(token: str, end: str) -> list[str]:
    """What may be kept of it: also under secrets that were replaced lately."""
    if not SHAPE.fullmatch(token):
        return []
    secrets_ = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [_hmac(secret, token, end) for secret in secrets_]


def _hmac(secret: str | bytes, token: str, end: str) -> str:
    return hmac.digest(force_bytes(secret), f"{end}:{token}".encode(), "sha256").hex()
