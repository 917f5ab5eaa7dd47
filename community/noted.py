"""What the machines' keepers did, in small files beside the records: the closing.

In `settings.RECORDS`, the one folder that all servers share and no restored backup takes back.
Each file is whole at every moment.
"""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings


def noted(name: str) -> dict[str, Any]:
    """What was written down under this name; nothing where nothing was.

    Raises ValueError for a file that somebody else wrote: guessing would be worse.
    """
    try:
        text = _place(name).read_text()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError(f"{name} holds something else")
    return said


def note(name: str, **said: Any) -> None:
    """Write it down, in the place of what was there; on the disk when this returns.

    Raises OSError when it cannot be written.
    """
    place = _place(name)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(said, file, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(place)
    handle = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _place(name: str) -> Path:
    return Path(settings.RECORDS) / f"{name}.json"
