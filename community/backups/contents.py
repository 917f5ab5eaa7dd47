"""What a set holds, written down beside it, sealed like the rest and signed with our own key."""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from community.backups.sealing import open_sealed, seal
from community.lib.canonical import NotCanonical, canonical
from community.lib.signing import derived, holds, public_half, sign

FILE: Final = "contents.age"
DATABASE: Final = "database.age"
MEDIA: Final = "media.age"


class Altered(Exception):
    """The set is not the one that was made here: a file is missing, longer, shorter or another."""


@dataclass(frozen=True)
class Contents:
    """One set: its shelf's database, of which kind, SHA-256 of each sealed file, rows by table."""

    alias: str
    made: str
    kind: str
    files: dict[str, str]
    rows: dict[str, int]

    def write(self, folder: Path, recipients: Sequence[str]) -> None:
        """Sign, seal, and put beside the files. Raises CannotSeal."""
        text = canonical(asdict(self))
        signed = canonical({"contents": asdict(self), "signature": sign(_key(), text)})
        with (folder / FILE).open("xb") as target:
            seal(io.BytesIO(signed.encode()), target, recipients)

    def check(self, folder: Path) -> None:
        """Raises Altered when a file is not there or not the one that was made."""
        if folder.name != self.made:
            raise Altered(f"{folder.name} holds another set.")
        for name, digest in self.files.items():
            if not (folder / name).is_file() or digest_of(folder / name) != digest:
                raise Altered(f"{name} of {folder.name} is not the one that was made.")


def read_contents(folder: Path, held: Sequence[Any]) -> Contents:
    """What stands beside a set's files.

    Raises CannotOpen for the wrong identity, Altered when it is missing or was signed elsewhere.
    """
    opened = io.BytesIO()
    try:
        with (folder / FILE).open("rb") as source:
            open_sealed(source, opened, held)
    except FileNotFoundError:
        raise Altered(f"{folder.name} says nothing of what it holds.") from None
    try:
        said = json.loads(opened.getvalue())
        right = holds(public_half(_key()), canonical(said["contents"]), said["signature"])
        contents = Contents(**said["contents"])
    except (ValueError, KeyError, TypeError, NotCanonical):
        right = False
    if not right:
        raise Altered(f"{folder.name} was not signed with this HNH_RECORD_KEY.")
    return contents


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _key() -> bytes:
    return derived(settings.RECORD_KEY, "backups: signatures")
