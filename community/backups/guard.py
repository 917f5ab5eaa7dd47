"""Nothing is served between a backup that came back and the list of removals carried out on it.

A mark in `settings.RECORDS`, the one folder that all servers share: a restored database does not
take it back.
"""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NAME: Final = ".restoring"


def begin_restoring() -> None:
    """From here on no server starts and housekeeping waits."""
    folder = Path(settings.RECORDS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / NAME).touch(mode=0o600)


def end_restoring() -> None:
    """What was taken away is away again: servers may start."""
    (Path(settings.RECORDS) / NAME).unlink(missing_ok=True)


def is_restoring() -> bool:
    """Whether a restore was begun and not ended."""
    return (Path(settings.RECORDS) / NAME).exists()


def refuse_while_restoring() -> None:
    """Raises ImproperlyConfigured while a restore is not ended."""
    if is_restoring():
        raise ImproperlyConfigured(
            "A backup was put back and the removals since then are not carried out yet, so that "
            "nothing is served. Run `manage.py restore` again, or `manage.py restore --go-on`."
        )
