"""The secrets of the settings, kept so that no one person can open them, and any few together can.

For every few of the holders one file, sealed for the first of them and that again for the next, and
so on (age in age). Nobody opens a layer that is not theirs. Any `age` opens them, without this
site: on the day that it is needed there may be nothing else.

Beside a threshold scheme (Shamir) this makes more files: three for two of three, ten for three of
five. It needs no other mathematics than the backups, and the files may lie in the open.
"""

import io
import json
import os
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from community.backups.sealing import CannotOpen, CannotSeal, open_sealed, recipients, seal
from community.lib.crypto import KeyRing

FEWEST: Final = 2
MOST: Final = 7  # holders; with more there are more files than anybody looks after


def secrets() -> dict[str, Any]:
    """What nothing can be opened without, as it stands in the settings."""
    return {
        "HNH_MASTER_KEYS": ",".join(settings.MASTER_KEYS),
        "HNH_CODE_PEPPER": settings.CODE_PEPPER.hex(),
        "HNH_RECORD_KEY": settings.RECORD_KEY.hex(),
        "marks of the master keys, newest first": list(KeyRing(settings.MASTER_KEYS).marks),
    }


def write_escrow(folder: Path, holders: Sequence[str], *, need: int) -> list[Path]:
    """A file for every `need` of the holders, named by their places in the list.

    Raises CannotSeal for holders that are no age recipients, are named twice, are too few or too
    many; FileExistsError where such a file is there; OSError.
    """
    recipients(holders)
    if len(set(holders)) != len(holders):
        raise CannotSeal("Somebody is named twice: one person would count for two.")
    if not FEWEST <= need <= len(holders) <= MOST:
        raise CannotSeal(
            f"Name {FEWEST} to {MOST} holders, and need at least {FEWEST} of them and not more."
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps(secrets(), indent=2).encode()
    places = range(1, len(holders) + 1)
    return [
        _write(folder, few, _layered(text, [holders[place - 1] for place in few]))
        for few in combinations(places, need)
    ]


def opens_with(path: Path, held: Iterable[Sequence[Any]]) -> bool:
    """Whether these identities, the outermost first, open it, and it holds what is configured now.

    Raises CannotOpen when they do not open it.
    """
    inside = path.read_bytes()
    for identities in held:
        opened = io.BytesIO()
        open_sealed(io.BytesIO(inside), opened, identities)
        inside = opened.getvalue()
    try:
        found = json.loads(inside)
    except ValueError:
        raise CannotOpen("Another layer is left: somebody more is needed.") from None
    return bool(found == secrets())


def _layered(text: bytes, names: Sequence[str]) -> bytes:
    """Sealed for each in turn: the last one's layer is the outermost."""
    for name in names:
        sealed = io.BytesIO()
        seal(io.BytesIO(text), sealed, [name])
        text = sealed.getvalue()
    return text


def _write(folder: Path, few: Sequence[int], sealed: bytes) -> Path:
    path = folder / f"holders-{'-'.join(map(str, few))}.age"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(sealed)
    return path
