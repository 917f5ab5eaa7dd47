"""A PostgreSQL cluster with the settings that operators install, and data that survive a kill."""

import os
import secrets
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from tests.postgresql import programs
from tests.production.stack.part import HERE, Part, children

SITE_ROLE = "hnh"
# The disk of a test need not be the disk of an operator: only how long it takes differs.
QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


class Cluster(Part):
    """A cluster of its own, with one database and the site's role. Its owner is `postgres`."""

    def __init__(self, name: str, folder: Path, port: int, *, durable: bool = True) -> None:
        super().__init__(f"postgresql-{name}", folder)
        self.database = f"hnh_{name}"
        self.port = port
        self.home = folder / f"postgresql-{name}"
        self.settings = {} if durable else QUICK
        self._password = secrets.token_hex(16)
        found = programs()
        if found is None:
            raise RuntimeError("PostgreSQL is missing: apt-get install postgresql")
        self._programs = found

    @property
    def url(self) -> str:
        """How the site reaches it."""
        return f"postgresql://{SITE_ROLE}:{self._password}@{HERE}:{self.port}/{self.database}"

    def make(self, rendered: Path) -> None:
        """Lay the cluster out, with the settings of `rendered`, its role and its database."""
        self.home.mkdir(mode=0o700)
        if self.owner():
            shutil.chown(self.home, "postgres", "postgres")
        data = self.home / "data"
        self._run(
            "initdb", "-D", str(data), "-U", "postgres", "-A", "scram-sha-256", "--no-sync",
            "--auth-local=trust", "--encoding=UTF8", "--locale=C.UTF-8",
        )  # fmt: skip
        shutil.copy(rendered / "postgresql" / "hnh.conf", data / "hnh.conf")
        (data / "hnh.conf").chmod(0o644)
        with (data / "postgresql.conf").open("a") as conf:
            conf.write("\ninclude 'hnh.conf'\n")
        self.start()
        self.sql((rendered / "postgresql" / "role.sql").read_text())
        self._set_password()
        self.sql(f"CREATE DATABASE {self.database} OWNER {SITE_ROLE}")

    def start_with_a_new_password(self) -> None:
        """Of a cluster that was laid out before."""
        self.start()
        self._set_password()

    def _set_password(self) -> None:
        self.sql(f"ALTER ROLE {SITE_ROLE} PASSWORD '{self._password}'")

    def command(self) -> list[str]:
        own = {"port": self.port, "unix_socket_directories": self.home} | self.settings
        options = [part for name, value in own.items() for part in ("-c", f"{name}={value}")]
        return [str(self._programs / "postgres"), "-D", str(self.home / "data"), *options]

    def is_ready(self) -> bool:
        # A database that is coming back after a kill listens before it answers.
        asked = self._run("pg_isready", "-h", HERE, "-p", str(self.port), "-q", check=False)
        return asked.returncode == 0

    def owner(self) -> str | None:
        """PostgreSQL refuses to run as root: Debian's own account for it does then."""
        return "postgres" if os.geteuid() == 0 else None

    def kill(self) -> None:
        """Its backends are in groups of their own, and would go on for a moment."""
        backends = children(self.process.pid) if self.process else []
        super().kill()
        _signal_each(backends, signal.SIGKILL)

    def freeze(self) -> None:
        """With every backend."""
        super().freeze()
        _signal_each(children(self.process.pid) if self.process else [], signal.SIGSTOP)

    def thaw(self) -> None:
        """With every backend."""
        _signal_each(children(self.process.pid) if self.process else [], signal.SIGCONT)
        super().thaw()

    def stops_by(self) -> signal.Signals:
        """“Fast”: connections are closed, what was begun is undone."""
        return signal.SIGINT

    def sql(self, text: str, database: str = "postgres") -> str:
        """What a superuser gets who asks this, a line a row."""
        done = subprocess.run(
            [str(self._programs / "psql"), "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1",
             "-h", str(self.home), "-p", str(self.port), "-U", "postgres", "-d", database],
            input=text, capture_output=True, text=True, check=True, cwd="/",
        )  # fmt: skip
        return done.stdout

    def _run(
        self, program: str, *arguments: str, check: bool = True
    ) -> subprocess.CompletedProcess[bytes]:
        owner = {"user": "postgres", "group": "postgres"} if self.owner() else {}
        return subprocess.run(
            [str(self._programs / program), *arguments],
            check=check, capture_output=True, cwd="/", **owner,
        )  # fmt: skip


def _signal_each(pids: list[int], how: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, how)
