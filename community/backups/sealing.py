"""Sealing a stream for people, and opening it with what they hold (age, age-encryption.org/v1)."""

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from pyrage import DecryptError, IdentityError, RecipientError, decrypt_io, encrypt_io, x25519

IDENTITY: Final = "AGE-SECRET-KEY-"


class CannotSeal(Exception):
    """There is nobody to seal for, or the name of somebody is none. Never quotes a secret."""


class CannotOpen(Exception):
    """The identity is not one of those it was sealed for, or the file was cut short or altered."""


def recipients(names: Sequence[str]) -> list[x25519.Recipient]:
    """Whom to seal for. Raises CannotSeal for an empty list and for what is no age recipient."""
    if not names:
        raise CannotSeal("Nobody is named to seal backups for.")
    try:
        return [x25519.Recipient.from_str(name) for name in names]
    except RecipientError:
        raise CannotSeal("A recipient must look like age1…, one for each person.") from None


def identities(path: Path) -> list[x25519.Identity]:
    """What a file of identities holds, as `age-keygen` or `backup_identity` wrote it.

    Raises CannotOpen when there is none in it.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        found = [x25519.Identity.from_str(line) for line in lines if line.startswith(IDENTITY)]
    except IdentityError:
        found = []
    if not found:
        raise CannotOpen(f"{path.name} holds no identity.")
    return found


def seal(source: IO[bytes], target: IO[bytes], names: Sequence[str]) -> None:
    """Everything from `source` into `target`, in small pieces. Raises CannotSeal."""
    encrypt_io(source, target, recipients(names))


def open_sealed(source: IO[bytes], target: IO[bytes], held: Sequence[x25519.Identity]) -> None:
    """Everything back again. Raises CannotOpen; what is in `target` is then worth nothing."""
    try:
        decrypt_io(source, target, list(held))
    except DecryptError:
        raise CannotOpen("This identity does not open it.") from None
    except OSError as error:
        if error.errno is not None:  # the disk's own trouble, a full one above all
            raise
        raise CannotOpen("It was cut short or altered.") from None
