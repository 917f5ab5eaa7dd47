"""Signed records outside both databases, which a restored backup does not take back.

Each is one small file of its own under `settings.RECORDS/<kind>/`, signed with a key derived from
`settings.RECORD_KEY`. Kinds: `removals` (what was taken back, replayed after a restore) and
`anchors` (how far the consent ledgers had grown). Stories are named in them by `mark` only: a
thief of the folder learns how many records there are, and of whom from none of them.
"""

import hashlib
import json
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import Error

from community.lib.canonical import NotCanonical, canonical
from community.lib.signing import derived, holds, keyed_name, public_half, sign
from stories.vault.proof import prove

ENDING = ".json"


class RecordBroken(Exception):
    """A record was altered, cut short, moved to another kind, or signed by somebody else."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: the signature does not hold")
        self.name = name


def mark(thing: UUID | str) -> str:
    """A name for a submission (or a link of its ledger): HMAC-SHA-256 under the record key.

    The same thing always gets the same mark; without the key it leads nowhere.
    """
    return keyed_name(derived(settings.RECORD_KEY, "records: marks"), str(thing))


def public_key() -> str:
    """With this anybody can verify the records, and nobody can make one (Ed25519, in hex)."""
    return public_half(_signing_key())


def keep(kind: str, entry: dict[str, Any]) -> str:
    """Sign the entry and write it as a file; its name. It is on the disk when this returns.

    The name is made from the entry, so the same entry twice is one file. Raises OSError when it
    cannot be written, NotCanonical for values that JSON has no single form for, WrongKeys where
    this record key is not that of these databases.
    """
    # A database that is away keeps nobody's withdrawal from being written down.
    with suppress(Error):
        prove()
    text = _text(kind, entry)
    name = f"{kind}/{hashlib.sha256(text.encode()).hexdigest()[:32]}{ENDING}"
    if _files().exists(name):
        return name
    signed = canonical({"kind": kind, "entry": entry, "signature": sign(_signing_key(), text)})
    return _files().save(name, ContentFile(signed.encode()))


def entries(kind: str) -> list[dict[str, Any]]:
    """Every entry of this kind, verified, in no telling order.

    Raises RecordBroken, naming the file, at the first whose signature does not hold.
    """
    try:
        _, names = _files().listdir(kind)
    except FileNotFoundError:
        return []
    public = public_key()
    return [_read(kind, f"{kind}/{name}", public) for name in sorted(names) if name[-5:] == ENDING]


def _read(kind: str, name: str, public: str) -> dict[str, Any]:
    with _files().open(name) as file:
        written = file.read()
    try:
        record = json.loads(written)
        entry: dict[str, Any] = record["entry"]
        right = record["kind"] == kind and holds(public, _text(kind, entry), record["signature"])
    except (ValueError, KeyError, TypeError, AttributeError, NotCanonical):
        right = False
    if not right:
        raise RecordBroken(name)
    return entry


def _text(kind: str, entry: dict[str, Any]) -> str:
    """What is signed: the entry bound to its kind."""
    return canonical({"kind": kind, "entry": entry})


def _signing_key() -> bytes:
    return derived(settings.RECORD_KEY, "records: signatures")


def _files() -> Storage:
    return storages["records"]
