"""Redis, the app servers, the worker and nginx, each as its file in `deploy/` says."""

import math
import os
import shlex
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import redis

from tests.production.stack.part import HERE, Part, children, listens

ROOT = Path(__file__).resolve().parents[3]
OK = 200


class Redis(Part):
    """Redis with the file that operators install."""

    def __init__(self, folder: Path) -> None:
        super().__init__("redis", folder)
        self.socket = folder / "redis.sock"

    @property
    def url(self) -> str:
        """How the site reaches it."""
        return f"unix://{self.socket}"

    def command(self) -> list[str]:
        return ["redis-server", str(self.folder / "rendered" / "redis" / "hnh.conf")]

    def is_ready(self) -> bool:
        return self.ask("PING") == "PONG"

    def ask(self, *words: str) -> str:
        """What it answers to this command."""
        done = subprocess.run(
            ["redis-cli", "-s", str(self.socket), *words], capture_output=True, text=True
        )
        return done.stdout.strip()

    def everything(self) -> list[bytes]:
        """Every name and every value that it holds."""
        found: list[bytes] = []
        with redis.Redis(unix_socket_path=str(self.socket)) as client:
            for name in client.scan_iter():
                found.append(name)
                if client.type(name) == b"hash":
                    found += [part for pair in client.hgetall(name).items() for part in pair]
                else:
                    found.append(client.get(name) or b"")
        return found


def said_in(unit: Path, name: str) -> str:
    """What a systemd unit says under this name; empty where it says nothing."""
    lines = [line for line in unit.read_text().splitlines() if line.startswith(f"{name}=")]
    return lines[0].removeprefix(f"{name}=") if lines else ""


def command_of(unit: Path) -> list[str]:
    """What a systemd unit starts (`ExecStart`)."""
    return shlex.split(said_in(unit, "ExecStart"))


def give_weight(pid: int, weight: float) -> None:
    """What `CPUWeight=` asks of systemd, without it: 100 is what everybody has.

    A session of its own has a weight of its own (sched(7), autogroup), and where the kernel knows
    none the process has a niceness; each step of either is a quarter more or less.
    """
    steps = round(math.log(100 / weight, 1.25))
    group = Path(f"/proc/{pid}/autogroup")
    if group.exists():
        group.write_text(str(steps))
    else:
        os.setpriority(os.PRIO_PROCESS, pid, min(os.getpriority(os.PRIO_PROCESS, pid) + steps, 19))


class App(Part):
    """One app server, of this unit. `community.wsgi` can be another application, to look into the
    first."""

    def __init__(
        self,
        name: str,
        folder: Path,
        port: int,
        environment: Mapping[str, str],
        unit: str = "hnh.service",
    ) -> None:
        super().__init__(name, folder)
        self.unit = folder / "rendered" / "systemd" / unit
        self.port = port
        self.application = "community.wsgi"
        self._environment = environment

    def command(self) -> list[str]:
        words = [
            self.application if word == "community.wsgi" else word for word in command_of(self.unit)
        ]
        return [*words, "--bind", f"{HERE}:{self.port}"]

    def begin(self) -> None:
        super().begin()
        if self.process is not None and (weight := said_in(self.unit, "CPUWeight")):
            give_weight(self.process.pid, float(weight))

    def environment(self) -> Mapping[str, str]:
        return self._environment

    def works_in(self) -> Path:
        return ROOT

    def is_ready(self) -> bool:
        headers = {"Host": "localhost", "X-Forwarded-Proto": "https"}
        asked = urllib.request.Request(f"http://{HERE}:{self.port}/healthz", headers=headers)
        try:
            with urllib.request.urlopen(asked, timeout=10) as answer:
                return bool(answer.status == OK)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


class Worker(Part):
    """Housekeeping, with short pauses. It has nothing to listen on: alive is ready."""

    def __init__(self, folder: Path, environment: Mapping[str, str], pause: int) -> None:
        super().__init__("worker", folder)
        self._environment = environment
        self._pause = pause

    def command(self) -> list[str]:
        unit = self.folder / "rendered" / "systemd" / "hnh-housekeeping.service"
        return [*command_of(unit), "--loop", str(self._pause)]

    def environment(self) -> Mapping[str, str]:
        return self._environment

    def works_in(self) -> Path:
        return ROOT

    def is_ready(self) -> bool:
        return self.is_alive()


MAIN = """
# As Debian's /etc/nginx/nginx.conf, logs with addresses and all: our site must turn them off.
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/logs/nginx-main-error.log;
{user}
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log {folder}/logs/nginx-main-access.log;
    gzip on;
    proxy_temp_path {folder}/nginx-proxy;
    fastcgi_temp_path {folder}/nginx-others;
    uwsgi_temp_path {folder}/nginx-others;
    scgi_temp_path {folder}/nginx-others;
    include {folder}/rendered/nginx/hnh-counting.conf;
    include {folder}/rendered/nginx/hnh-site.conf;
}}
"""


class Nginx(Part):
    """nginx with our site in a configuration like Debian's."""

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__("nginx", folder)
        self.port = port
        self.bodies = folder / "nginx-bodies"

    def make(self) -> None:
        """A certificate of its own, and the folders it writes to."""
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
             "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
             "subjectAltName=DNS:localhost", "-keyout", str(self.folder / "key.pem"),
             "-out", str(self.folder / "certificate.pem")],
            check=True, capture_output=True,
        )  # fmt: skip
        user = "user www-data;" if os.geteuid() == 0 else ""
        self.bodies.mkdir()
        if user:
            shutil.chown(self.bodies, "www-data")
        (self.folder / "nginx.conf").write_text(MAIN.format(folder=self.folder, user=user))

    def command(self) -> list[str]:
        program = str(shutil.which("nginx", path="/usr/sbin:/usr/bin"))
        first_words = self.folder / "logs" / "nginx-start.log"
        return [program, "-c", str(self.folder / "nginx.conf"), "-e", str(first_words)]

    def is_ready(self) -> bool:
        return listens(self.port)

    def open_files(self) -> list[Path]:
        """What its workers have open at this moment, also what has no name any more."""
        found = []
        for worker in children(self.process.pid if self.process else 0):
            for link in Path(f"/proc/{worker}/fd").iterdir():
                with suppress(FileNotFoundError):
                    found.append(Path(os.readlink(link).removesuffix(" (deleted)")))
        return found
