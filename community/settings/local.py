"""The demonstration's own folder: databases, media, and keys that it makes for itself."""

import fcntl
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet

ROOT = Path(__file__).resolve().parents[2]
MADE: dict[str, Callable[[], str]] = {
    "HNH_SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "HNH_MASTER_KEYS": lambda: Fernet.generate_key().decode(),
    "HNH_CODE_PEPPER": lambda: secrets.token_hex(32),
    "HNH_RECORD_KEY": lambda: secrets.token_hex(32),
}


def local_folder() -> Path:
    """Where everything lives that is not in the repository (ignored by git)."""
    folder = Path(os.environ.get("HNH_VAR", ROOT / "var"))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / "logs").mkdir(exist_ok=True, mode=0o700)
    return folder


def local_keys(folder: Path) -> dict[str, str]:
    """The keys of this copy, made on first use in a file that only its owner reads (mode 600).

    One that a newer version asks for is added to those that are there. The lock lets two
    processes that start at once agree on one set; the file is whole at every moment.
    """
    path = folder / "keys.json"
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        keys: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
        missing = {name: make() for name, make in MADE.items() if name not in keys}
        if missing:
            keys |= missing
            _write(path, json.dumps(keys))
    finally:
        os.close(lock)
    return keys


def _write(path: Path, text: str) -> None:
    """Written beside its place, for nobody else's eyes from its first moment, and renamed."""
    draft = path.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)
