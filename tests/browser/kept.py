"""The demonstration as it is made at first, kept between runs while nothing it is made of changes.

It takes a minute or two to make: of several workers the first makes it, the others wait and use it.
"""

import fcntl
import hashlib
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("community", "groups", "home", "stories", "locale", "templates")
KEPT_SECONDS = 6 * 3600
OURS = ("requirements.lock", "manage.py")


def kept_demonstration(folder: Path, make: Callable[[Path], None]) -> Path:
    """Where it stands, whole; made first where it is not there yet. Copy it, never change it."""
    place = folder / key()
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "whole").exists():
            for older in folder.glob("*/"):
                # Another run may be using what it made a moment ago.
                if time.time() - older.stat().st_mtime > KEPT_SECONDS:
                    shutil.rmtree(older)
            shutil.rmtree(place, ignore_errors=True)  # begun and not ended
            place.mkdir()
            make(place)
            (place / "whole").touch()
    return place


def key() -> str:
    """Another one as soon as a file changes, and each day: some examples are of "yesterday"."""
    found = hashlib.sha256(str(datetime.now(UTC).date()).encode())
    for name in (*OURS, *(file for app in APPS for file in _files(app))):
        found.update(name.encode() + (ROOT / name).read_bytes())
    return found.hexdigest()[:16]


def _files(app: str) -> list[str]:
    every = (path for path in (ROOT / app).rglob("*") if path.is_file())
    return sorted(str(path.relative_to(ROOT)) for path in every if path.suffix != ".pyc")
