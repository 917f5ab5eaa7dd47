"""PostgreSQL's own programs, run without a password among their arguments."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Final

from django.db import connections

# Whatever else they say may quote a row.
COMPLAINT: Final = re.compile(r"^(?:pg_dump|pg_restore|psql): (?:error|fatal): [^\"“]*")
VARIABLES: Final = {
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "NAME": "PGDATABASE",
}


class ProgramFailed(Exception):
    """It is not installed, or it ended with an error; told without quoting anybody's data."""


@contextmanager
def running(
    name: str, alias: str, *arguments: str, **streams: Any
) -> Iterator["subprocess.Popen[bytes]"]:
    """One of them at work on this database; it has ended well when this ends.

    Whoever is given its streams reads or fills them to their end. Raises ProgramFailed when it is
    not installed, and with what it complained of when it did not end well.
    """
    command = [_path(name), *arguments]
    with TemporaryFile() as complaints:
        process = subprocess.Popen(  # noqa: S603 - our own words only
            command, env=_environment(alias), stderr=complaints, **streams
        )
        with process:  # its streams are closed, however this ends
            try:
                yield process
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            complaints.seek(0)
            told = _complaint(complaints.read().decode(errors="replace"))
            raise ProgramFailed(f"{name} ended with {process.returncode}. {told}".strip())


def _complaint(said: str) -> str:
    return " ".join(found[0] for found in map(COMPLAINT.match, said.splitlines()) if found)


def _path(name: str) -> str:
    """Debian keeps the newest in a folder of its version; the wrapper on the path is older."""
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    found = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    on_path = str(found) if found else shutil.which(name)
    if on_path is None:
        raise ProgramFailed(f"{name} is not installed: apt install postgresql-client")
    return on_path


def _environment(alias: str) -> dict[str, str]:
    config = connections[alias].settings_dict
    given = {VARIABLES[key]: str(config[key]) for key in VARIABLES if config.get(key)}
    return dict(os.environ) | given
