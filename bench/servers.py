"""Servers of the measurement's own, on the loopback alone, stopped when it ends."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = "127.0.0.1"
WORKERS: Final = 2
WARM: Final = 12  # requests
STARTS_WITHIN: Final = 60  # seconds
TICKS: Final = os.sysconf("SC_CLK_TCK")
NGINX: Final = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log /dev/null;
events {{ worker_connections 64; }}
http {{
  access_log off; types {{ text/html html; }} default_type text/html;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen {here}:{port}; root {folder}/pages; }}
}}
"""


@dataclass
class Server:
    """One that answers, and how much processor time it and its workers took until now."""

    process: subprocess.Popen[bytes]
    port: int

    def url(self, path: str = "/") -> str:
        """The address of something on it."""
        return f"http://{HERE}:{self.port}{path}"

    def seconds(self) -> float:
        """Processor time, of the master and of all its workers."""
        return sum(map(_seconds, [self.process.pid, *_children(self.process.pid)]))


@contextmanager
def gunicorn(application: str, **environment: str) -> Iterator[Server]:
    """Our own configuration with two workers, whatever the application is."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--workers", str(WORKERS)]
    command += ["--bind", f"{HERE}:{port}"]
    with _running(command, port, os.environ | environment) as server:
        yield server


@contextmanager
def nginx(folder: Path, pages: dict[str, bytes]) -> Iterator[Server]:
    """These pages as files: what no server of ours can be quicker than."""
    port = free_port()
    (folder / "pages").mkdir()
    for name, content in pages.items():
        (folder / "pages" / f"{name}.html").write_bytes(content)
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, here=HERE, port=port))
    # Its workers may belong to somebody else, who must be able to read.
    folder.chmod(0o755)
    with _running([str(shutil.which("nginx")), "-c", str(configuration)], port) as server:
        yield server


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """The address of a Redis that writes nothing."""
    path = folder / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(path), "--save", ""]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=folder)  # noqa: S603 - our own words
    try:
        _wait(path.exists, process)
        yield f"unix://{path}"
    finally:
        _stop(process)


def warm(server: Server, path: str) -> None:
    """Ask often enough for each worker to have made the page once."""
    for _ in range(WARM):
        with urllib.request.urlopen(server.url(path), timeout=STARTS_WITHIN) as answer:  # noqa: S310
            answer.read()


def free_port() -> int:
    """One that nobody listens on now."""
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        port: int = taken.getsockname()[1]
    return port


@contextmanager
def _running(
    command: list[str], port: int, environment: dict[str, str] | None = None
) -> Iterator[Server]:
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603

    def answers() -> bool:
        with socket.socket() as trying:
            return trying.connect_ex((HERE, port)) == 0

    try:
        _wait(answers, process)
        yield Server(process, port)
    finally:
        _stop(process)


def _wait(ready: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"{process.args} did not start.")
        time.sleep(0.05)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text().split()]


def _seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
