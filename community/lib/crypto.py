"""Sealing words with a key of their own, and wrapping that key.

A sealed field is ``version byte | 12-byte nonce | ChaCha20-Poly1305 ciphertext and tag``
(RFC 8439). What the field belongs to is the associated data, so that a value moved to
another row or another column does not open.
"""

import base64
import secrets
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from community.lib.signing import derived, keyed_name

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
VERSION: Final = b"\x01"
MARK_SIGNS: Final = 16


class Unreadable(Exception):
    """What was sealed cannot be opened; no word of it is in here."""


class SealBroken(Unreadable):
    """The sealed bytes were changed, moved, cut short, or sealed with another key."""


class KeyUnreadable(Unreadable):
    """No master key at hand opens this wrapped key."""


def new_key() -> bytes:
    """A fresh data key: 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def new_master_key() -> str:
    """A fresh master key, as the text that goes into the environment."""
    return Fernet.generate_key().decode("ascii")


def mark_of(master_key: str) -> str:
    """A name for a master key, for labels and complaints: 16 signs, and no way back to the key.

    Raises ``ValueError`` when it is not a Fernet key.
    """
    Fernet(master_key)
    secret = base64.urlsafe_b64decode(master_key)
    return keyed_name(derived(secret, "master key: mark"), "")[:MARK_SIGNS]


def seal(key: bytes, plaintext: bytes, *, bound_to: str) -> bytes:
    """Seal ``plaintext`` so that it opens only with ``key`` and only for ``bound_to``.

    The nonce is random: safe for one submission's few thousand values under its own key.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    ciphertext = ChaCha20Poly1305(key).encrypt(nonce, plaintext, bound_to.encode())
    return VERSION + nonce + ciphertext


def unseal(key: bytes, sealed: bytes, *, bound_to: str) -> bytes:
    """Open what ``seal`` made. Raises ``SealBroken``, with no word of the content."""
    raw = bytes(sealed)
    if raw[:1] != VERSION or len(raw) < 1 + NONCE_BYTES + TAG_BYTES:
        raise SealBroken("unknown form of seal")
    nonce, ciphertext = raw[1 : 1 + NONCE_BYTES], raw[1 + NONCE_BYTES :]
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, bound_to.encode())
    except (InvalidTag, ValueError):
        raise SealBroken("the seal does not open") from None


class KeyRing:
    """The master keys, newest first. They wrap data keys and never touch a text."""

    def __init__(self, master_keys: Sequence[str]) -> None:
        """Raises ``ValueError`` when there is no key, or one is not a Fernet key."""
        if not master_keys:
            raise ValueError("at least one master key is needed")
        fernets = [Fernet(key) for key in master_keys]
        self._newest = fernets[0]
        self.marks = tuple(mark_of(key) for key in master_keys)
        self._all = MultiFernet(fernets)

    def __repr__(self) -> str:
        return "<KeyRing>"

    @property
    def newest(self) -> str:
        """The mark of the key that wraps."""
        return self.marks[0]

    def wrap(self, key: bytes) -> bytes:
        """Wrap a data key under the newest master key.

        A Fernet token carries its time in clear, to the second. Time 0 keeps the moment
        of a submission out of the database.
        """
        return self._all.encrypt_at_time(key, 0)

    def unwrap(self, wrapped: bytes) -> bytes:
        """The data key. Raises ``KeyUnreadable`` when no master key opens it."""
        try:
            return self._all.decrypt(bytes(wrapped))
        except InvalidToken:
            raise KeyUnreadable("no master key opens this key") from None

    def rewrap(self, wrapped: bytes) -> bytes:
        """The same data key under the newest master key, again at time 0.

        ``MultiFernet.rotate`` would carry an old token's time along, so it is not used.
        """
        return self.wrap(self.unwrap(wrapped))

    def wrapped_by_newest(self, wrapped: bytes) -> bool:
        """Whether older master keys are no longer needed for this data key."""
        try:
            self._newest.decrypt(bytes(wrapped))
        except InvalidToken:
            return False
        return True
