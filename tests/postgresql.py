"""A PostgreSQL of the tests' own: made in a moment, thrown away, never waiting for a disk."""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ports import free_port

# Nobody mourns these data: no write needs to reach a disk. And nobody but the tests looks at them:
# the snapshot of an analysis by the server itself would keep a withdrawal from being called done.
SETTINGS = {
    "autovacuum": "off",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "128MB",
    "listen_addresses": "127.0.0.1",
}


def programs() -> Path | None:
    """The folder of the newest server on this machine; Debian keeps it off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    elsewhere = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(elsewhere).parent if elsewhere else None


@contextmanager
def own_postgresql(folder_of_programs: Path) -> Iterator[str]:
    """The address of a fresh cluster, its superuser's password in it; gone at the end."""
    with tempfile.TemporaryDirectory(prefix="hnh-postgresql-") as name:
        folder, port, password = Path(name), free_port(), secrets.token_hex(16)
        (folder / "password").write_text(password)
        owner = _owner_of(folder)
        data = str(folder / "data")

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [str(folder_of_programs / program), "-D", data, *arguments],
                check=True,
                capture_output=True,
                cwd=folder,
                **owner,
            )

        run("initdb", "-U", "tests", "-A", "scram-sha-256", "-N", f"--pwfile={folder}/password")
        options = " ".join(f"-c {key}={value}" for key, value in SETTINGS.items())
        own = f"{options} -c port={port} -c unix_socket_directories={folder}"
        run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", own)
        try:
            yield f"postgresql://tests:{password}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")


def _owner_of(folder: Path) -> dict[str, str]:
    """PostgreSQL refuses to run as root: Debian's own account for it does then."""
    if os.geteuid() != 0:
        return {}
    for path in (folder, *folder.iterdir()):
        shutil.chown(path, "postgres", "postgres")
    return {"user": "postgres", "group": "postgres"}


def _version(path: Path) -> int:
    name = path.parts[-3]
    return int(name) if name.isdigit() else 0
