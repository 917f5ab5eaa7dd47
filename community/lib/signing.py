"""Signing what is kept outside the databases, and naming things so that names lead nowhere.

One secret of 32 bytes serves several ends; each end has a key of its own, derived with HKDF
(RFC 5869), so that what one of them gives away is of no use to another. Signatures are Ed25519
(RFC 8032): whoever has the public key can verify them and cannot make one.
"""

import hmac
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECRET_BYTES: Final = 32


def derived(secret: bytes, end: str) -> bytes:
    """The 32-byte key for one end. Raises ``ValueError`` when the secret is too short."""
    if len(secret) < SECRET_BYTES:
        raise ValueError("the secret must be at least 32 bytes")
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=end.encode()).derive(secret)


def keyed_name(key: bytes, thing: str) -> str:
    """HMAC-SHA-256 in hex: the same name for the same thing, and no way back without the key."""
    return hmac.digest(key, thing.encode(), "sha256").hex()


def public_half(key: bytes) -> str:
    """The public key in hex: it verifies what ``sign`` signed with this key."""
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw().hex()


def sign(key: bytes, text: str) -> str:
    """The signature in hex."""
    return Ed25519PrivateKey.from_private_bytes(key).sign(text.encode()).hex()


def holds(public: str, text: str, signature: str) -> bool:
    """Whether this signature was made over exactly this text by the owner of the public key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
