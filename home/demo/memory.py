"""What the demonstration remembers to tell again: second factors, and a few authors' codes.

In the ignored folder, in a file that only its owner reads. On a real site nothing like it exists.
"""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.conf import settings

FILE = "demonstration.json"


@dataclass
class Memory:
    """Secrets by address, and codes by the state of the story they open."""

    secrets: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Memory":
        """What was remembered last time, or nothing."""
        path = _path()
        return cls(**json.loads(path.read_text())) if path.exists() else cls()

    def save(self) -> None:
        """Write it down for next time (mode 600), whole or not at all."""
        path = _path()
        draft = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self), file, indent=2)
        draft.replace(path)


def _path() -> Path:
    return Path(settings.VAR) / FILE
